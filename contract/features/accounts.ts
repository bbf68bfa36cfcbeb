import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import { ProfileName, RegionName } from '../domain/intent.ts';

const Profile = z.object({
  name: z.string(),
  kind: z.enum(['static', 'sso', 'assume-role', 'credential-process', 'web-identity', 'login', 'demo', 'unknown']),
  region: z.string().nullable(),
  /** Host of a custom endpoint; null for AWS itself. */
  endpointHost: z.string().nullable(),
  isAws: z.boolean(),
  isDemo: z.boolean(),
  isReadOnly: z.boolean(),
  /** What is wrong with this profile in the file, if anything. */
  problem: z.string().nullable(),
});

export const accounts = {
  list: query({ input: z.object({}), output: z.array(Profile) }),
  identity: query({
    input: z.object({ profile: ProfileName }),
    output: z.object({ accountId: z.string(), arn: z.string(), userId: z.string(), checkedAt: z.iso.datetime() }),
  }),
  regions: query({ input: z.object({ profile: ProfileName }), output: z.array(z.string()) }),
  setReadOnly: command({ input: z.object({ profile: ProfileName, isReadOnly: z.boolean() }), output: z.object({}) }),
  /** Where a page without a region of its own starts. */
  setRegion: command({ input: z.object({ profile: ProfileName, region: RegionName }), output: z.object({}) }),
  changed: topic(z.object({})),
};
