import type { Sender } from '../speaker.ts';

/** What somebody looks at on their Home. */
export interface Look {
  /** The first of the deals that ask for something. */
  readonly offset: number;
  /** Of the view that Slack shows now, as far as we know; see views.publish. */
  readonly hash: string | undefined;
  /** What that view shows, so that the same isn't published again. */
  readonly shown: string | undefined;
}

/** The Home tabs that people have opened since this process began. */
export interface Homes {
  /** Shows somebody's Home from a page on. Never rejects. */
  show(sender: Sender, look: Pick<Look, 'offset' | 'hash'>): Promise<void>;
  /** Brings a Home up to date, if it was opened. Never rejects. */
  refresh(sender: Sender): Promise<void>;
}

/** Homes that are kept up to date; who opened theirs longest ago has it built anew when they look again. */
const MOST_HOMES = 5_000;

interface Opened {
  look: Look;
  /** Set when something may have changed since the publishing under way began. */
  isStale: boolean;
  publishing: Promise<void> | undefined;
}

/**
 * Publishes each person's Home one at a time: what comes in while one is under way leads to one more, not
 * to one each, and an older state never overtakes a newer one. `publish` never rejects.
 */
export function createHomes(publish: (sender: Sender, look: Look) => Promise<Look>): Homes {
  const homes = new Map<string, Opened>();

  const update = (sender: Sender, home: Opened): Promise<void> => {
    home.isStale = true;
    home.publishing ??= publishUntilFresh(sender, home);
    return home.publishing;
  };
  const publishUntilFresh = async (sender: Sender, home: Opened) => {
    while (home.isStale) {
      home.isStale = false;
      const asked = home.look;
      const published = await publish(sender, asked);
      // Whoever turned the page meanwhile gets that page next.
      home.look = { ...published, offset: home.look === asked ? published.offset : home.look.offset };
    }
    home.publishing = undefined;
  };

  return {
    show: async (sender, { offset, hash }) => {
      const key = keyOf(sender);
      const home = homes.get(key) ?? { look: nothingSeen(), isStale: false, publishing: undefined };
      home.look = { ...home.look, offset, hash: hash ?? home.look.hash, shown: undefined };
      homes.delete(key);
      homes.set(key, home);
      const [oldest] = homes.keys();
      if (homes.size > MOST_HOMES && oldest !== undefined) homes.delete(oldest);
      await update(sender, home);
    },
    refresh: async (sender) => {
      const home = homes.get(keyOf(sender));
      if (home !== undefined) await update(sender, home);
    },
  };
}

function nothingSeen(): Look {
  return { offset: 0, hash: undefined, shown: undefined };
}

function keyOf({ teamId, userId }: Sender): string {
  return `${teamId} ${userId}`;
}
