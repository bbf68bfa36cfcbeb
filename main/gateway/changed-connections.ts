import { connectionName, type GatewayLinkConfig } from '../strongswan/link-config.ts';
import { maskedKey } from '../strongswan/pre-shared-key.ts';
import type { DeployWorld } from './deploy-world.ts';
import type { OwnLayout } from './own-files.ts';

/** Connections of this link that are on the gateway with another definition: a deploy restarts them. Keys are not compared. */
export function changedConnections(config: GatewayLinkConfig, layout: OwnLayout, world: DeployWorld): string[] {
  const file = layout.files.at(-1);
  const present = world.ownFiles.find(({ path }) => path === file?.path)?.text;
  if (file === undefined || present === undefined || present === null) return [];
  const planned = file.render(maskedKey);
  return config.tunnels
    .map(({ number }) => connectionName(config.linkId, number))
    .filter((name) => {
      const before = definitionOf(present, name);
      return before !== undefined && before !== definitionOf(planned, name);
    });
}

/** The part of one of our own files that defines a connection, in either dialect. */
function definitionOf(text: string, name: string): string | undefined {
  return new RegExp(String.raw`^conn ${name}\n(?:\t.*\n)*|^  ${name} \{\n[\s\S]*?^  \}$`, 'm').exec(text)?.[0];
}
