import type { Refusal } from '../../deals/refusal.ts';
import { REQUIRED_FIELDS } from '../views/answers/fields-missing.ts';
import { SHOWN } from '../views/limits.ts';
import type { Message } from '../views/message.ts';
import { plain, unescaped } from '../views/text.ts';
import { type FieldErrors, isField } from './entered.ts';

/** A refusal as words beside the fields that it is about; undefined when it is about none. */
export function refusalErrors(refusal: Refusal, message: Message): FieldErrors | undefined {
  switch (refusal.code) {
    case 'fieldsMissing': {
      const stage = plain(refusal.stage.name, SHOWN.stage);
      const lines = refusal.fields.map((field) => [field, `${stage} needs ${REQUIRED_FIELDS[field][0]}.`]);
      return Object.fromEntries(lines);
    }
    case 'textTooLong':
      return isField(refusal.field) ? { [refusal.field]: firstLine(message) } : undefined;
    case 'personUnknown':
    case 'personIsGuest':
    case 'severalPeople':
      return { owner: firstLine(message) };
    case 'stageRetired':
    case 'stageUnknown':
      return { stage: firstLine(message) };
    default:
      return undefined;
  }
}

/** What stands beside a field is plain text. */
function firstLine({ text }: Message): string {
  return unescaped(text.split('\n')[0] ?? '').replaceAll('*', '');
}
