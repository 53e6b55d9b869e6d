import type { Team } from '../state/team.ts';

/**
 * Text as a person typed it, as Slack sends it: &, < and > escaped, links, @names and #channels in angle
 * brackets. Commands with `should_escape` carry the names too (`<@U1|ann>`), messages don't (`<@U1>`).
 */
export function escapeTyped(team: Team, text: string, names: 'with names' | 'ids only'): string {
  const people = new Map([...team.people.values()].map((person) => [person.name.toLowerCase(), person]));
  const channels = new Map(
    [...team.channels.values()].map((channel) => [channel.name.toLowerCase(), channel]),
  );
  const named = (mark: string, id: string, name: string) =>
    names === 'with names' ? `<${mark}${id}|${name}>` : `<${mark}${id}>`;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/https?:\/\/[^\s]+/g, (url) => `<${url}>`)
    .replaceAll(/(?<![\w<])@([\w.-]*\w)/g, (whole, name: string) => {
      const person = people.get(name.toLowerCase());
      return person ? named('@', person.id, person.name) : whole;
    })
    .replaceAll(/(?<![\w<&])#([\w-]*\w)/g, (whole, name: string) => {
      const channel = channels.get(name.toLowerCase());
      return channel ? named('#', channel.id, channel.name) : whole;
    });
}
