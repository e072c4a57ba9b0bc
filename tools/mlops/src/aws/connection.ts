import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { OtherAccount } from "../command/failures.ts";
import { Operations } from "./operations.ts";
import { type NameSource, type PublishedNames, namesOf } from "./published-names.ts";
import { type StackPlace, stackPlace } from "./stack-place.ts";

/** Whose credentials are used. */
export interface CredentialChoice {
  /** Profile of the AWS configuration. @default - the usual chain of the AWS SDK */
  readonly profile?: string | undefined;
  /** Role to assume. @default - the stack file's deployRoleArn, if it has one */
  readonly role?: string | undefined;
}

/** Milliseconds that a server has: an endpoint may take 60 seconds for an answer, which is the longest. */
const patience = {
  connectionTimeout: 5_000,
  requestTimeout: 65_000,
  socketTimeout: 65_000,
  throwOnRequestTimeout: true,
} as const;

/** What every client is made with. */
interface ClientSettings {
  readonly region: string;
  readonly credentials?: AwsCredentialIdentityProvider;
  /** How often a request is tried is AWS_MAX_ATTEMPTS, three times if it is not set. */
  readonly retryMode: string;
  readonly logger: Operations;
  readonly requestHandler: typeof patience;
  readonly forcePathStyle?: true;
}

/** A stack's account and region, with credentials that are known to be of that account. */
export class Connection {
  readonly place: StackPlace;
  readonly #settings: ClientSettings;
  readonly #clients = new Map<unknown, unknown>();
  /** What the stack publishes: names and ARNs of what it has made. */
  readonly names: PublishedNames;

  /**
   * @param root folder of the workspace
   * @param source where names come from
   */
  constructor(place: StackPlace, settings: ClientSettings, root: string, source: NameSource) {
    this.place = place;
    this.#settings = settings;
    this.names = namesOf(source, { root, place, ssm: () => this.client(SSMClient) });
  }

  /** A client of a service; the same for each call. */
  client<Client>(Client: new (settings: ClientSettings) => Client): Client {
    const made = this.#clients.get(Client) ?? new Client(this.#settings);
    this.#clients.set(Client, made);
    // The map holds under each class what that class has made.
    return made as Client;
  }
}

/**
 * Connect to the account and region of a stack.
 * @throws WrongUse if the stack has no file; OtherAccount if the credentials are of another account
 */
export async function connect(
  root: string,
  stack: string,
  choice: CredentialChoice,
  source: NameSource,
): Promise<Connection> {
  const place = stackPlace(root, stack);
  const role = choice.role ?? place.deployRoleArn;
  const own: ClientSettings = {
    region: place.region,
    retryMode: "adaptive",
    logger: new Operations(),
    requestHandler: patience,
    ...(choice.profile !== undefined && { credentials: await ownCredentials(choice.profile, place.region) }),
    // Servers that stand in for AWS have no name for each bucket.
    ...(process.env["AWS_ENDPOINT_URL"] && { forcePathStyle: true }),
  };
  const settings = role === undefined ? own : await inRole(own, place, role);
  const connection = new Connection(place, settings, root, source);
  const { Account = "nothing" } = await connection.client(STSClient).send(new GetCallerIdentityCommand({}));
  if (Account === place.account) return connection;
  throw new OtherAccount(
    `credentials: got some of account ${Account}; expected some of ${place.account}, which ${place.file} names; ` +
      "choose others by --profile, or a role of that account by --role",
  );
}

async function ownCredentials(
  profile: string | undefined,
  region: string,
): Promise<AwsCredentialIdentityProvider> {
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  const own = fromNodeProviderChain({
    ...(profile !== undefined && { profile }),
    clientConfig: { region },
    // Otherwise it writes to the console that the environment has credentials besides the profile.
    logger: new Operations(),
  });
  return async (...given) => {
    try {
      return await own(...given);
    } catch (error) {
      if (profile !== undefined && error instanceof Error)
        error.message = `profile ${profile}: ${error.message}`;
      throw error;
    }
  };
}

/** Settings with credentials of a role; the caller's own if they are of that role, which need not trust itself. */
async function inRole(own: ClientSettings, { app }: StackPlace, role: string): Promise<ClientSettings> {
  const { Arn = "" } = await new STSClient(own).send(new GetCallerIdentityCommand({}));
  if (isSessionOf(role, Arn)) return own;
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const { credentials, ...clientConfig } = own;
  const assumed = fromTemporaryCredentials({
    masterCredentials: credentials ?? (await ownCredentials(undefined, own.region)),
    params: { RoleArn: role, RoleSessionName: `mlops-${app}` },
    clientConfig,
  });
  return { ...own, credentials: assumed };
}

/** A session's ARN has the role's account and name, but not its path. */
function isSessionOf(role: string, caller: string): boolean {
  const [, account, name] = /:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(role) ?? [];
  const [, ofAccount, ofName] = /:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(caller) ?? [];
  return account !== undefined && account === ofAccount && name === ofName;
}
