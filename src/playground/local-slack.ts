import type { AddressInfo } from 'node:net';
import { type Acknowledgement, type Answer, createCourier } from './delivery.ts';
import { closeView } from './driving/close.ts';
import { type CommandOptions, type CommandResult, typeCommand } from './driving/command.ts';
import { type Driver, sendEvent } from './driving/driver.ts';
import { type OpenHomeOptions, openHome } from './driving/open-home.ts';
import { type PressOptions, type PressResult, press } from './driving/press.ts';
import { postRaw, type RawOptions, sslCheck, verifyUrl } from './driving/raw.ts';
import { type SayOptions, type SayResult, say } from './driving/say.ts';
import { runShortcut, type ShortcutOptions, type ShortcutResult } from './driving/shortcut.ts';
import { type SubmitOptions, type SubmitResult, submit } from './driving/submit.ts';
import { type SuggestOptions, type SuggestResult, suggest } from './driving/suggest.ts';
import { uninstall } from './driving/uninstall.ts';
import { addFault, type Fault, type FaultOptions } from './faults.ts';
import type { Fields } from './fields.ts';
import { createHttpServer } from './http-server.ts';
import type { LogEntry } from './journal.ts';
import type { LocalSlackOptions } from './options.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { directMessages } from './state/channels.ts';
import type { Message } from './state/messages.ts';
import type { Team } from './state/team.ts';
import { modalsOf, type View } from './state/views.ts';
import { type App, createWorld, teamOf } from './world.ts';

/** Slack: a command must be acknowledged within 3 seconds. */
const ACK_TIMEOUT_MS = 3000;

export interface LocalSlack {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly app: App;
  readonly teams: readonly Team[];
  team(id?: string): Team;

  command(options: CommandOptions): Promise<CommandResult>;
  press(options: PressOptions): Promise<PressResult>;
  options(options: SuggestOptions): Promise<SuggestResult>;
  submit(options: SubmitOptions): Promise<SubmitResult>;
  close(view: View, options?: { readonly all?: boolean }): Promise<Acknowledgement | null>;
  shortcut(options: ShortcutOptions): Promise<ShortcutResult>;
  say(options: SayOptions): Promise<SayResult>;
  openHome(options: OpenHomeOptions): Promise<Acknowledgement | null>;
  /** Sends any other event (`app_uninstalled`, `tokens_revoked`, …); null where the app isn't subscribed. */
  event(event: Fields & { readonly type: string }, team?: string): Promise<Acknowledgement | null>;
  /** Takes the app out of a team: its token dies; answers with the events' acknowledgements. */
  uninstall(team?: string): Promise<Acknowledgement[]>;
  /** For Bolt's `authorizationUrl`: the consent page, where everybody consents. */
  readonly authorizationUrl: string;
  raw(options: RawOptions): Promise<Answer>;
  verifyUrl(): Promise<boolean>;
  sslCheck(): Promise<Answer>;
  redeliver(id: string): Promise<Acknowledgement>;

  /** Everything in a channel that isn't ephemeral, threads too, oldest first. `dm:<user id>` is a DM. */
  messages(channel: string, team?: string): Message[];
  /** What only this person sees, oldest first. */
  ephemerals(user: string, team?: string): Message[];
  /** The modal a person has before them. */
  modal(user: string, team?: string): View | null;
  /** All of a person's modals, the topmost last. */
  modals(user: string, team?: string): readonly View[];
  home(user: string, team?: string): View | null;
  readonly log: readonly LogEntry[];

  fail(options: FaultOptions): Fault;
  /** From here on deliveries go by HTTP to this URL; null: by Socket Mode. */
  setRequestUrl(url: string | null): void;
  readonly socketMode: SocketMode;
  /** Calls back whenever anything changes; the answer ends that. */
  onChange(listener: () => void): () => void;
  /** Resolves with the first truthy answer, asked again whenever something changes; 5 s unless told. */
  waitFor<T>(ask: () => T | undefined | null | false, options?: { readonly timeoutMs?: number }): Promise<T>;
  /** Resolves when nothing is under way and nothing has changed for `quietMs` (50). */
  settled(options?: { readonly quietMs?: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Slack of one's own on the loopback interface, all in memory. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const world = createWorld(options);
  const socketMode = createSocketMode(world);
  const courier = createCourier(world, socketMode, options.ackTimeoutMs ?? ACK_TIMEOUT_MS);
  courier.requestUrl = options.requestUrl ?? null;
  const driver: Driver = { world, courier };
  const server = createHttpServer(world, socketMode, options.page ?? (() => false));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  world.url = `http://127.0.0.1:${portOf(server.address())}`;

  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    app: world.app,
    teams: world.teams,
    team: (id) => teamOf(world, id),
    command: (command) => typeCommand(driver, command),
    press: (pressed) => press(driver, pressed),
    options: (query) => suggest(driver, query),
    submit: (submission) => submit(driver, submission),
    close: (view, how) => closeView(driver, view, how),
    shortcut: (shortcut) => runShortcut(driver, shortcut),
    say: (said) => say(driver, said),
    openHome: (opened) => openHome(driver, opened),
    event: (event, team) => sendEvent(driver, teamOf(world, team), event) ?? Promise.resolve(null),
    uninstall: (team) => uninstall(driver, team),
    authorizationUrl: `${world.url}/oauth/v2/authorize`,
    raw: (raw) => postRaw(driver, raw),
    verifyUrl: () => verifyUrl(driver),
    sslCheck: () => sslCheck(driver),
    redeliver: (id) => courier.redeliver(id),
    messages(channel, teamId) {
      const team = teamOf(world, teamId);
      const id = channel.startsWith('dm:') ? directMessages(team, channel.slice(3)).id : channel;
      return team.messages.filter((message) => message.channel === id);
    },
    ephemerals: (user, team) => teamOf(world, team).ephemerals.filter((one) => one.ephemeralTo === user),
    modal: (user, team) => modalsOf(teamOf(world, team), user).at(-1) ?? null,
    modals: (user, team) => modalsOf(teamOf(world, team), user),
    home: (user, team) => teamOf(world, team).homes.get(user) ?? null,
    log: world.journal.entries,
    fail: (fault) => addFault(world, fault),
    setRequestUrl: (url) => {
      courier.requestUrl = url;
    },
    socketMode,
    onChange: (listener) => world.journal.onChange(listener),
    waitFor: (ask, how) => world.journal.waitFor(ask, how?.timeoutMs ?? 5000),
    settled: (how) => world.journal.settled(how?.quietMs ?? 50),
    stop: async () => {
      await socketMode.stop();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
