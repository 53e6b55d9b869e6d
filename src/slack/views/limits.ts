/**
 * How much Slack takes of what a message is made of, in characters and items.
 * Source: docs.slack.dev/reference/block-kit (blocks, elements, composition objects) and the chat.update
 * method page for `messageText`.
 */
export const LIMITS = {
  messageBlocks: 50,
  messageText: 4_000,
  sectionText: 3_000,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  optionText: 75,
  /** The option object's page says 150, @slack/types 3.2.0 says 75: the smaller is safe with both. */
  optionValue: 75,
  selectOptions: 100,
  placeholder: 150,
  id: 255,
  modalTitle: 24,
  modalBlocks: 100,
  privateMetadata: 3_000,
  inputText: 3_000,
} as const;

/**
 * How much of a person's own words is shown where, in characters as sent. Nothing is lost by it: the
 * deal's card has the whole name, and a clipped text ends in "…".
 */
export const SHOWN = {
  name: 200,
  nameInList: 90,
  person: 80,
  stage: 60,
  label: 100,
  text: 300,
  textInList: 120,
  said: 120,
  list: 800,
} as const;
