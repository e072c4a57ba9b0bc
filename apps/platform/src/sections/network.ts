import { z } from "zod";
import type { NetworkArgs } from "@mlops/network";

const existing = z.union([z.strictObject({ existing: z.string() }), z.strictObject({ fromSsm: z.string() })]);
const existingList = z.union([
  z.strictObject({ existing: z.array(z.string()) }),
  z.strictObject({ fromSsm: z.string() }),
]);

const endpoints = {
  interfaces: z.enum(["required", "none"]).optional(),
  additional: z.array(z.string()).optional(),
  readableBuckets: z.array(z.string()).optional(),
};
const flowLogs = z.strictObject({
  retentionInDays: z.number().int().optional(),
  maxAggregationInterval: z.union([z.literal(60), z.literal(600)]).optional(),
});
const zones = z.union([
  z.literal(2),
  z.literal(3),
  z.tuple([z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string()]),
]);

/** Section `network`, for a VPC of the platform's own. */
const newNetwork = z.strictObject({
  vpc: z.strictObject({
    create: z.union([
      z.strictObject({
        cidrBlock: z.string(),
        zones,
        internet: z.literal(true).optional(),
        natGateways: z.enum(["none", "single", "one-per-zone"]),
      }),
      z.strictObject({ cidrBlock: z.string(), zones, internet: z.literal(false) }),
    ]),
  }),
  endpoints: z.strictObject(endpoints).optional(),
  flowLogs: flowLogs.optional(),
});

/** Section `network`, for a VPC that exists. */
const existingNetwork = z.strictObject({
  vpc: existing,
  privateSubnets: existingList,
  workloadSecurityGroup: z.union([
    existing,
    z.strictObject({ create: z.strictObject({ httpsTo: z.array(z.string()).optional() }) }),
  ]),
  endpoints: z
    .strictObject({ ...endpoints, routeTables: existingList, clientCidrBlocks: z.array(z.string()) })
    .optional(),
  flowLogs: flowLogs.optional(),
  closeDefaultSecurityGroup: z.boolean().optional(),
});

/** Section `network`: a VPC to make, or one that exists. */
export const networkSection = z.union([newNetwork, existingNetwork]);

type NetworkSection = z.output<typeof networkSection>;
type Site<Section = NetworkArgs> = Section extends NetworkArgs
  ? Omit<Section, "environment" | "logKeyArn" | "permissionsBoundaryArn">
  : never;

/** The network of the section, its endpoints leading to `trustedAccounts` as well, where it has endpoints. */
export function trusting(trustedAccounts: readonly string[], section: NetworkSection): Site {
  if (isNew(section)) return { ...section, endpoints: { ...section.endpoints, trustedAccounts } };
  const { endpoints, ...site } = section;
  return endpoints ? { ...site, endpoints: { ...endpoints, trustedAccounts } } : site;
}

function isNew(section: NetworkSection): section is z.output<typeof newNetwork> {
  return "create" in section.vpc;
}
