import { describe, expect, it } from 'vitest';
import { messageText } from '../../../src/slack/shortcuts/message-text.ts';

describe('the words of a message', () => {
  it('are its text where it has one', () => {
    expect(messageText({ text: 'Acme &amp; Co', blocks: [{ type: 'divider' }] })).toBe('Acme &amp; Co');
  });

  it('are those of its rich text, with people and links, in its lines', () => {
    const line = (...elements: object[]) => ({ type: 'rich_text_section', elements });
    const list = {
      type: 'rich_text_list',
      elements: [line({ type: 'text', text: 'one' }), line({ type: 'text', text: 'two' })],
    };
    const rich = line(
      { type: 'text', text: 'A < B, says ' },
      { type: 'user', user_id: 'U0BOB' },
      { type: 'link', url: 'https://a.example', text: ' here' },
    );
    const blocks = [{ type: 'rich_text', elements: [rich, list] }];
    expect(messageText({ text: '', blocks })).toBe('A &lt; B, says <@U0BOB> here\none\ntwo');
  });

  it('leave out what is pressed or unknown', () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Press' } };
    const blocks = [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Deal*' },
        fields: [{ type: 'plain_text', text: 'a & b' }],
        accessory: button,
      },
      { type: 'actions', elements: [button] },
      { type: 'from the future', text: 'x' },
      null,
    ];
    expect(messageText({ blocks })).toBe('*Deal*\na &amp; b');
  });

  it('are an attachment’s, then the names of files, then nothing', () => {
    expect(
      messageText({ text: ' ', attachments: [{ fallback: 'Ticket 7' }], files: [{ name: 'a.pdf' }] }),
    ).toBe('Ticket 7');
    expect(messageText({ files: [{ title: 'Offer <2>', name: 'a.pdf' }] })).toBe('Offer &lt;2&gt;');
    expect(messageText({})).toBe('');
  });
});
