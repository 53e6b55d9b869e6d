import type { Flags } from './verb.ts';

/** A flag's text; undefined when it isn't given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of a flag that may be given several times. */
export function textFlags(flags: Flags, name: string): string[] {
  const value = flags[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whether a flag is given. */
export function hasFlag(flags: Flags, name: string): boolean {
  return flags[name] === true;
}
