import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor, TRANSPORTS } from '../front-door.ts';

describe.each(TRANSPORTS)('App Home, over %s', (transport) => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor(transport);
  });
  afterAll(async () => door.close());

  /** What a person's Home says, once it says it. */
  const homeSaying = async (user: string, ...words: string[]) =>
    door.slack.waitFor(() => {
      const view = door.slack.home(user);
      const said = JSON.stringify(view?.blocks ?? []);
      return words.every((word) => said.includes(word)) && view !== null ? { view, said } : undefined;
    });
  const modalSaying = async (user: string, words: string) =>
    door.slack.waitFor(() => {
      const view = door.slack.modal(user);
      return view !== null && JSON.stringify(view.blocks).includes(words) ? view : undefined;
    });

  it('tells somebody new how to begin, and opens the form', async () => {
    await door.slack.openHome({ user: 'U0ANN' });
    const { view } = await homeSaying('U0ANN', 'No deals yet. Type `/deal create Acme 50k`, or');
    await door.slack.press({ user: 'U0ANN', view, text: 'Create a deal' });
    expect((await door.slack.waitFor(() => door.slack.modal('U0ANN'))).sent['submit']).toBeDefined();
    await door.slack.close(await modalSaying('U0ANN', 'name'));
  });

  it("follows the person's own changes", async () => {
    await door.type('U0ANN', 'create Acme 50k');
    const { said } = await homeSaying('U0ANN', '$50k open', 'What to do next', '*Acme*', 'No next step');
    expect(said).not.toContain('No deals yet');
  });

  it('follows a form that was opened on it, and shows the receipt where the form was', async () => {
    const { view } = await homeSaying('U0ANN', 'Set next step');
    await door.slack.press({ user: 'U0ANN', view, text: 'Set next step' });
    const form = await modalSaying('U0ANN', 'Acme');
    const directBefore = door.slack.messages('dm:U0ANN').length;
    await door.slack.submit({ user: 'U0ANN', view: form, values: { nextStep: 'call the CFO' } });
    const receipt = await modalSaying('U0ANN', 'call the CFO');
    await homeSaying('U0ANN', 'next: call the CFO');
    expect(door.slack.messages('dm:U0ANN')).toHaveLength(directBefore);
    await door.slack.press({ user: 'U0ANN', view: receipt, text: 'Undo' });
    await homeSaying('U0ANN', 'No next step');
    const undone = await door.slack.waitFor(() => door.slack.modal('U0ANN'));
    await door.slack.close(undone);
  });

  it('answers its other buttons in a modal', async () => {
    const { view } = await homeSaying('U0ANN', 'Show the deal');
    await door.slack.press({ user: 'U0ANN', view, text: 'Show the deal' });
    const card = await modalSaying('U0ANN', '$50,000 · Lead since today');
    expect(card.sent['submit']).toBeUndefined();
    await door.slack.close(card);
  });

  it('tells what colleagues did to my deals', async () => {
    await door.type('U0MIA', 'move acme proposal');
    await door.slack.openHome({ user: 'U0ANN' });
    await expect(
      homeSaying('U0ANN', 'What changed lately', 'Mia moved *Acme* #1 to Proposal'),
    ).resolves.toBeDefined();
  });

  it('turns the page of what is to be done, and keeps it when something changes', async () => {
    for (let number = 2; number <= 7; number += 1) await door.type('U0ANN', `create Deal ${number} 1k`);
    const { view } = await homeSaying('U0ANN', '1 to 5 of 7 deals');
    await door.slack.press({ user: 'U0ANN', view, text: 'Next page' });
    await homeSaying('U0ANN', '6 to 7 of 7 deals');
    await door.type('U0ANN', 'create Deal 8 1k');
    await expect(homeSaying('U0ANN', '6 to 8 of 8 deals')).resolves.toBeDefined();
  });

  it("shows the team's numbers to those who lead, and not to reps", async () => {
    await door.slack.openHome({ user: 'U0MIA' });
    await homeSaying('U0MIA', 'The team', '*Ann* 8 open · $57k');
    expect((await homeSaying('U0ANN', 'My deals')).said).not.toContain('The team');
  });

  it('replaces a view that another process has published meanwhile', async () => {
    door.slack.fail({ method: 'views.publish', times: 1, with: { error: 'hash_conflict' } });
    await door.type('U0ANN', 'create Late 1k');
    await expect(homeSaying('U0ANN', 'of 9 deals')).resolves.toBeDefined();
  });

  it('turns guests away, politely', async () => {
    await door.slack.openHome({ user: 'U0GUS' });
    await expect(homeSaying('U0GUS', 'full members only')).resolves.toBeDefined();
  });

  it('is left alone when only the messages tab is opened', async () => {
    await door.slack.openHome({ user: 'U0BOB', tab: 'messages' });
    await door.slack.settled();
    expect(door.slack.home('U0BOB')).toBeNull();
  });
});
