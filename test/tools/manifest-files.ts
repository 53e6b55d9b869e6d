import { appManifest, type ManifestOptions } from '../../src/slack/manifest.ts';

/** Stands in the committed file until whoever installs the app puts their own in its place. */
const EXAMPLE_URL = 'https://dealhand.example.com';

/** The files of manifests/, by name. */
export function manifestFiles({
  url = EXAMPLE_URL,
  dealCommand,
  pipelineCommand,
}: Omit<ManifestOptions, 'baseUrl'> & { readonly url?: string }): [name: string, text: string][] {
  const file = (baseUrl: string | null) =>
    `${JSON.stringify(appManifest({ baseUrl, dealCommand, pipelineCommand }), null, 2)}\n`;
  return [
    ['manifest.socket.json', file(null)],
    ['manifest.http.json', file(url)],
  ];
}
