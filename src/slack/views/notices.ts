import { SHOWN } from './limits.ts';
import { act, type Message, message, say } from './message.ts';
import { code, plain } from './text.ts';
import { HELP, MY_DEALS } from './ways.ts';

/** Goes ahead of an answer that takes longer than Slack waits. */
export function stillWorking(): Message {
  return message(say('Still working on it. The answer follows; saying it again does no harm.'));
}

/** Something failed that nobody foresaw; `reference` finds it in the log. */
export function somethingBroke(reference: string): Message {
  return message(say(`I couldn't do that; nothing changed. Try again in a moment. (ref ${reference})`));
}

/** The database didn't answer. With `outcomeUnknown` the change may have been saved all the same. */
export function databaseAway(
  reference: string,
  { outcomeUnknown }: { readonly outcomeUnknown: boolean },
): Message {
  return message(
    say(
      outcomeUnknown
        ? `The connection went while I was saving, so I can't tell whether it is saved. Look at the deal before you say it again. (ref ${reference})`
        : `I couldn't reach my database; nothing changed. Try again in a moment. (ref ${reference})`,
    ),
  );
}

/** Guests and people of other organisations see nothing. */
export function guestRefused(): Message {
  return message(
    say("Deals are shown to this team's full members only. A full member can change a deal for you."),
  );
}

/** A team that this installation doesn't serve. */
export function workspaceUnknown(): Message {
  return message(
    say(
      "I'm not set up for this Slack workspace. Whoever runs Dealhand can add it; nothing was read or saved.",
    ),
  );
}

/** A command that is none of ours. */
export function unknownCommand(command: string, dealCommand: string): Message {
  return message(
    say(
      `I don't answer ${code(plain(command, SHOWN.said))}. Deals are behind ${code(`${dealCommand} help`)}.`,
    ),
  );
}

/** A button of an older version, or one that nobody made. */
export function unknownButton(dealCommand: string): Message {
  return message(
    say(
      `This button is from an older version, so I did nothing. ${code(`${dealCommand} list`)} brings new ones.`,
    ),
    act([MY_DEALS, HELP]),
  );
}

/** A request that isn't shaped as Slack documents it. */
export function unreadable(): Message {
  return message(say("I couldn't read what Slack sent; nothing changed. Try it once more."));
}

/** Slack didn't open a form: its trigger had run out, or Slack was out of reach. */
export function formNotOpened(): Message {
  return message(say("I couldn't open the form in time; nothing changed. Try it once more."));
}

/** A form from before an update, or one that nobody made. */
export function formUnreadable(): Message {
  return message(say('This form is from an older version, so nothing was saved. Open it again, please.'));
}
