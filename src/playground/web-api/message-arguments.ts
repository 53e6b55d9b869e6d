import { LIMITS } from '../blocks/limits.ts';
import { type Problem, problemLine } from '../blocks/problems.ts';
import { type Place, textLength, validateBlocks } from '../blocks/validate.ts';
import { type Fields, objectsOf } from '../fields.ts';
import type { Metadata } from '../state/messages.ts';
import { jsonArg, objectArg, Refusal, textArg } from './call.ts';

export interface MessageArguments {
  readonly text: string;
  readonly blocks: Fields[];
}

/** `text` and `blocks` of a message, or the refusal Slack would give. */
export function messageArguments(args: Fields, place: Place, maxText: number): MessageArguments {
  const text = textArg(args, 'text') ?? '';
  const blocks = jsonArg(args, 'blocks', 'invalid_blocks_format') ?? [];
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const problems = validateBlocks(blocks, place);
  if (problems.length > 0) throw invalidBlocks('invalid_blocks', problems);
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (text.length > maxText) throw new Refusal('msg_too_long');
  if (place === 'posted' && textLength(blocks) > LIMITS.messageBlockText)
    throw new Refusal('msg_blocks_too_long');
  return { text, blocks: objectsOf(blocks) };
}

/** A refusal that lists the problems, each with its JSON pointer, as Slack does. */
export function invalidBlocks(error: string, problems: readonly Problem[]): Refusal {
  return new Refusal(error, {
    errors: problems.map((problem) => problemLine(problem).replace('[ERROR] ', '')),
    response_metadata: { messages: problems.map(problemLine) },
    problems,
  });
}

/** The `metadata` argument: undefined when absent. */
export function metadataArgument(args: Fields): Metadata | undefined {
  const metadata = objectArg(args, 'metadata', 'invalid_metadata_format');
  if (!metadata) return undefined;
  const eventType = textArg(metadata, 'event_type');
  const payload = objectArg(metadata, 'event_payload', 'invalid_metadata_format');
  if (eventType === undefined || !payload) throw new Refusal('invalid_metadata_format');
  return { event_type: eventType, event_payload: payload };
}
