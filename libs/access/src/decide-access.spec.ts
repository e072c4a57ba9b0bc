import { type AccessRequest, decideAccess } from "./decide-access.ts";
import { type PolicyDocument, policyDocument, unknownPolicy } from "./policy-document.ts";
import { requestContext } from "./request-context.ts";
import type { Identity } from "./requester.ts";

const account = "111122223333";
const other = "222233334444";
const role = `arn:aws:iam::${account}:role/mlops/reader`;
const user = `arn:aws:iam::${account}:user/ana`;
const session = `arn:aws:sts::${account}:assumed-role/reader/today`;
const object = "arn:aws:s3:::data/raw/1.csv";
const key = `arn:aws:kms:eu-west-1:${account}:key/1`;

type Statement = Readonly<Record<string, unknown>>;
const policy = (name: string, ...statements: readonly Statement[]): PolicyDocument =>
  policyDocument(name, { Version: "2012-10-17", Statement: statements });
const allow = (change: Statement = {}): Statement => ({
  Effect: "Allow",
  Action: "s3:*",
  Resource: "*",
  ...change,
});
const deny = (change: Statement = {}): Statement => ({ ...allow(change), Effect: "Deny" });
const own = (...statements: readonly Statement[]) => [policy("own", ...statements)];
const nothing = allow({ Action: "sqs:*" });
const reader = (change: Partial<Identity> = {}): Identity => ({
  kind: "identity",
  arn: role,
  policies: own(allow()),
  ...change,
});
const asked = (change: Partial<AccessRequest> = {}): AccessRequest => ({
  requester: reader(),
  action: "s3:GetObject",
  resource: object,
  account,
  context: requestContext({}),
  ...change,
});
const onBucket = (...statements: readonly Statement[]) => policy("bucket", ...statements);
const toRole = allow({ Principal: { AWS: role } });
const toSession = allow({ Principal: { AWS: session } });
const toAccount = allow({ Principal: { AWS: `arn:aws:iam::${account}:root` } });
const toAnybody = allow({ Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": role } } });
const decrypt = { action: "kms:Decrypt", resource: key };
const keyFor = (principal: Statement) => policy("key", allow({ Action: "kms:*", Principal: principal }));
const root = { AWS: `arn:aws:iam::${account}:root` };
const mayDecrypt = reader({ policies: own(allow({ Action: "kms:Decrypt" })) });

const guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const logic = `${guide}/reference_policies_evaluation-logic.html`;
const basics = `${guide}/reference_policies_evaluation-logic_policy-eval-basics.html`;
const implicit = `${guide}/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`;
const boundaries = `${guide}/access_policies_boundaries.html`;
const crossAccount = `${guide}/reference_policies_evaluation-logic-cross-account.html`;
const notPrincipal = `${guide}/reference_policies_elements_notprincipal.html`;
const notAction = `${guide}/reference_policies_elements_notaction.html`;
const notResource = `${guide}/reference_policies_elements_notresource.html`;
const resourceElement = `${guide}/reference_policies_elements_resource.html`;
const variables = `${guide}/reference_policies_variables.html`;
const nobodysFolder = "arn:aws:s3:::data/${aws:username}/*";
const services = `${guide}/reference_policies_elements_principal.html#principal-services`;
const trust = `${guide}/id_roles_update-role-trust-policy.html`;
const keyDefault = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html";
const keyElsewhere =
  "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html";
const endpoints = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";

type Row = [rule: string, source: string, request: AccessRequest, outcome: string];

const inOneAccount: readonly Row[] = [
  ["nothing is allowed by itself", implicit, asked({ requester: reader({ policies: [] }) }), "denied"],
  ["a policy of the identity is enough", logic, asked(), "allowed"],
  [
    "an explicit deny overrides every allowance",
    implicit,
    asked({ requester: reader({ policies: own(allow(), deny({ Action: "s3:Get*" })) }) }),
    "denied",
  ],
  [
    "a resource's deny overrides the identity's allowance",
    logic,
    asked({ resourcePolicy: onBucket(deny({ Principal: "*" })) }),
    "denied",
  ],
  [
    "a resource's policy that names the role is enough",
    basics,
    asked({ requester: reader({ policies: [] }), resourcePolicy: onBucket(toRole) }),
    "allowed",
  ],
  [
    "a resource's policy that names the account leaves it to the account's policies",
    basics,
    asked({ requester: reader({ policies: [] }), resourcePolicy: onBucket(toAccount) }),
    "denied",
  ],
  [
    "a boundary limits what the identity's policies allow",
    boundaries,
    asked({ requester: reader({ boundary: policy("boundary", nothing) }) }),
    "denied",
  ],
  [
    "a boundary allows nothing by itself",
    boundaries,
    asked({ requester: reader({ policies: [], boundary: policy("boundary", allow()) }) }),
    "denied",
  ],
  [
    "a boundary limits what a resource's policy gives to a role",
    boundaries,
    asked({ requester: reader({ boundary: policy("boundary", nothing) }), resourcePolicy: onBucket(toRole) }),
    "denied",
  ],
  [
    "a boundary does not limit what a resource's policy gives to the session of a role",
    boundaries,
    asked({
      requester: reader({ policies: [], sessionName: "today", boundary: policy("boundary", nothing) }),
      resourcePolicy: onBucket(toSession),
    }),
    "allowed",
  ],
  [
    "a resource's policy that names another session says nothing",
    boundaries,
    asked({
      requester: reader({ policies: [], sessionName: "yesterday" }),
      resourcePolicy: onBucket(toSession),
    }),
    "denied",
  ],
  [
    "a boundary does not limit what a resource's policy gives to a user",
    boundaries,
    asked({
      requester: reader({ arn: user, policies: [], boundary: policy("boundary", nothing) }),
      resourcePolicy: onBucket(allow({ Principal: { AWS: user } })),
    }),
    "allowed",
  ],
  [
    "a boundary does not limit what a resource's policy gives to anybody",
    `${guide}/reference_policies_elements_principal.html#principal-roles`,
    asked({
      requester: reader({ policies: [], boundary: policy("boundary", nothing) }),
      resourcePolicy: onBucket(toAnybody),
    }),
    "allowed",
  ],
  [
    "a boundary's deny limits what a resource's policy gives to anybody",
    boundaries,
    asked({
      requester: reader({ policies: [], boundary: policy("boundary", deny()) }),
      resourcePolicy: onBucket(toAnybody),
    }),
    "denied",
  ],
  [
    "a session's policy limits what the role's policies allow",
    `${guide}/access_policies.html#policies_session`,
    asked({ requester: reader({ sessionPolicy: policy("session", nothing) }) }),
    "denied",
  ],
  [
    "a session's policy does not limit what a resource's policy gives to the session",
    `${guide}/access_policies.html#policies_session`,
    asked({
      requester: reader({ policies: [], sessionName: "today", sessionPolicy: policy("session", nothing) }),
      resourcePolicy: onBucket(toSession),
    }),
    "allowed",
  ],
  [
    "a session's policy limits what a resource's policy gives to the role",
    `${guide}/access_policies.html#policies_session`,
    asked({
      requester: reader({ policies: [], sessionName: "today", sessionPolicy: policy("session", nothing) }),
      resourcePolicy: onBucket(toRole),
    }),
    "denied",
  ],
  [
    "a policy of AWS of which the text is not known may allow it",
    logic,
    asked({ requester: reader({ policies: [unknownPolicy("AmazonS3ReadOnlyAccess")] }) }),
    "perhaps",
  ],
];

const inOtherAccounts: readonly Row[] = [
  ["the identity's policies alone", crossAccount, asked({ account: other }), "denied"],
  [
    "the resource's policy alone",
    crossAccount,
    asked({ account: other, requester: reader({ policies: [] }), resourcePolicy: onBucket(toRole) }),
    "denied",
  ],
  ["both, by the role", crossAccount, asked({ account: other, resourcePolicy: onBucket(toRole) }), "allowed"],
  [
    "both, by the account",
    crossAccount,
    asked({ account: other, resourcePolicy: onBucket(toAccount) }),
    "allowed",
  ],
  [
    "both, by the account's number",
    crossAccount,
    asked({ account: other, resourcePolicy: onBucket(allow({ Principal: { AWS: account } })) }),
    "allowed",
  ],
  [
    "both, and not the boundary",
    crossAccount,
    asked({
      account: other,
      requester: reader({ boundary: policy("boundary", nothing) }),
      resourcePolicy: onBucket(toRole),
    }),
    "denied",
  ],
  [
    "both, by the session, and not the boundary",
    crossAccount,
    asked({
      account: other,
      requester: reader({ sessionName: "today", boundary: policy("boundary", nothing) }),
      resourcePolicy: onBucket(toSession),
    }),
    "denied",
  ],
  [
    "both, for another account",
    crossAccount,
    asked({ account: other, resourcePolicy: onBucket(allow({ Principal: { AWS: "333344445555" } })) }),
    "denied",
  ],
];

const onKeys: readonly Row[] = [
  [
    "the key's policy does not let its account decide",
    keyDefault,
    asked({ ...decrypt, requester: mayDecrypt }),
    "denied",
  ],
  [
    "the key's policy lets its account decide",
    keyDefault,
    asked({ ...decrypt, requester: mayDecrypt, resourcePolicy: keyFor(root) }),
    "allowed",
  ],
  [
    "the account may decide, and nothing there allows it",
    keyDefault,
    asked({ ...decrypt, resourcePolicy: keyFor(root) }),
    "denied",
  ],
  [
    "the key's policy names the role",
    keyDefault,
    asked({ ...decrypt, requester: reader({ policies: [] }), resourcePolicy: keyFor({ AWS: role }) }),
    "allowed",
  ],
  [
    "the key of another account names this one, whose policies allow it",
    keyElsewhere,
    asked({ ...decrypt, account: other, requester: mayDecrypt, resourcePolicy: keyFor(root) }),
    "allowed",
  ],
  [
    "the key of another account names the role, whose account does not allow it",
    keyElsewhere,
    asked({
      ...decrypt,
      account: other,
      requester: reader({ policies: [] }),
      resourcePolicy: keyFor({ AWS: role }),
    }),
    "denied",
  ],
  [
    "an action on no key needs no key's policy",
    keyDefault,
    asked({
      action: "kms:ListAliases",
      resource: "*",
      requester: reader({ policies: own(allow({ Action: "kms:List*" })) }),
    }),
    "allowed",
  ],
];

const trustFor = (principal: Statement) =>
  policy("trust", { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal });
const assume = { action: "sts:AssumeRole", resource: `arn:aws:iam::${account}:role/job` };
const mayAssume = reader({ policies: own(allow({ Action: "sts:AssumeRole" })) });
const service = (name: string) => ({ kind: "service", name }) as const;

const elements: readonly Row[] = [
  [
    "a role whose trust policy lets its account decide",
    trust,
    asked({ ...assume, requester: mayAssume, resourcePolicy: trustFor(root) }),
    "allowed",
  ],
  [
    "a role whose trust policy names nobody of this account",
    trust,
    asked({ ...assume, requester: mayAssume, resourcePolicy: trustFor({ Service: "ec2.amazonaws.com" }) }),
    "denied",
  ],
  [
    "a role whose trust policy names the service",
    services,
    asked({
      ...assume,
      requester: service("sagemaker.amazonaws.com"),
      resourcePolicy: trustFor({ Service: ["ec2.amazonaws.com", "sagemaker.amazonaws.com"] }),
    }),
    "allowed",
  ],
  [
    "a role whose trust policy names another service",
    services,
    asked({
      ...assume,
      requester: service("sagemaker.amazonaws.com"),
      resourcePolicy: trustFor({ Service: "glue.amazonaws.com" }),
    }),
    "denied",
  ],
  [
    "an identity provider's user where the trust policy names the provider",
    `${guide}/reference_policies_elements_principal.html#principal-federated-web-identity`,
    asked({
      ...assume,
      requester: { kind: "federated", name: `arn:aws:iam::${account}:oidc-provider/id` },
      resourcePolicy: trustFor({ Federated: `arn:aws:iam::${account}:oidc-provider/id` }),
    }),
    "allowed",
  ],
  [
    "a deny to everybody but the role",
    notPrincipal,
    asked({ resourcePolicy: onBucket(deny({ Principal: undefined, NotPrincipal: { AWS: [role] } })) }),
    "allowed",
  ],
  [
    "a deny to everybody but another role",
    notPrincipal,
    asked({ resourcePolicy: onBucket(deny({ NotPrincipal: { AWS: [`${role}-2`] } })) }),
    "denied",
  ],
  [
    "a deny to everybody but the role, which has a boundary",
    notPrincipal,
    asked({
      requester: reader({ boundary: policy("boundary", allow()) }),
      resourcePolicy: onBucket(deny({ NotPrincipal: { AWS: [role] } })),
    }),
    "denied",
  ],
  [
    "an allowance of all but a folder whose name cannot be told",
    variables,
    asked({
      requester: reader({ policies: own(allow({ Resource: undefined, NotResource: nobodysFolder })) }),
      context: requestContext({}, true),
    }),
    "denied",
  ],
  [
    "a deny of all but a folder whose name cannot be told",
    variables,
    asked({
      requester: reader({
        policies: own(allow(), deny({ Resource: undefined, NotResource: nobodysFolder })),
      }),
      context: requestContext({}, true),
    }),
    "allowed",
  ],
  [
    "a folder whose name has a default",
    variables,
    asked({
      requester: reader({ policies: own(allow({ Resource: "arn:aws:s3:::data/${aws:username, 'raw'}/*" })) }),
      context: requestContext({}, true),
    }),
    "allowed",
  ],
  [
    "wildcards where the ARN has nothing",
    resourceElement,
    asked({ requester: reader({ policies: own(allow({ Resource: "arn:aws:s3:*:*:data/raw/*" })) }) }),
    "allowed",
  ],
  [
    "an allowance of everything but IAM, for S3",
    notAction,
    asked({ requester: reader({ policies: own(allow({ Action: undefined, NotAction: "iam:*" })) }) }),
    "allowed",
  ],
  [
    "an allowance of everything but S3, for S3",
    notAction,
    asked({ requester: reader({ policies: own(allow({ Action: undefined, NotAction: "s3:*" })) }) }),
    "denied",
  ],
  [
    "a deny of everything but one bucket, in that bucket",
    notResource,
    asked({
      requester: reader({
        policies: own(allow(), deny({ Resource: undefined, NotResource: ["arn:aws:s3:::data/*"] })),
      }),
    }),
    "allowed",
  ],
  [
    "a deny of everything but one bucket, in another",
    notResource,
    asked({
      requester: reader({
        policies: own(allow(), deny({ Resource: undefined, NotResource: ["arn:aws:s3:::logs/*"] })),
      }),
    }),
    "denied",
  ],
  [
    "an action in other capitals",
    `${guide}/reference_policies_elements_action.html`,
    asked({ requester: reader({ policies: own(allow({ Action: "S3:getobject" })) }) }),
    "allowed",
  ],
  [
    "a wildcard that stays within its part of the ARN",
    resourceElement,
    asked({
      ...decrypt,
      requester: reader({ policies: own(allow({ Action: "kms:*", Resource: "arn:aws:kms:*:key/1" })) }),
      resourcePolicy: keyFor(root),
    }),
    "denied",
  ],
  [
    "an ARN with fewer parts than six, of which the others may be anything",
    resourceElement,
    asked({
      ...decrypt,
      requester: reader({ policies: own(allow({ Action: "kms:*", Resource: "arn:aws:kms" })) }),
      resourcePolicy: keyFor(root),
    }),
    "allowed",
  ],
  [
    "an endpoint whose policy allows it",
    endpoints,
    asked({ endpointPolicies: [policy("endpoint", allow({ Principal: "*" }))] }),
    "allowed",
  ],
  [
    "one of two endpoints whose policy does not allow it",
    endpoints,
    asked({
      endpointPolicies: [
        policy("first", allow({ Principal: "*" })),
        policy("second", allow({ Principal: "*", Action: "s3:ListBucket" })),
      ],
    }),
    "denied",
  ],
];

describe.each([
  ["in one account", inOneAccount],
  ["across accounts, what allows it is", inOtherAccounts],
  ["of a key,", onKeys],
  ["of the elements of policies,", elements],
])("%s", (_, rows) => {
  test.each(rows)("%s (%s)", (_rule, _source, request, outcome) => {
    expect(decideAccess(request).outcome).toBe(outcome);
  });
});

describe("the reason", () => {
  test("of a deny is the statement", () => {
    const policies = own(allow(), deny({ Sid: "NoReading" }));
    const { deniedBy } = decideAccess(asked({ requester: reader({ policies }) }));
    expect([deniedBy?.document, deniedBy?.name]).toEqual(["own", "NoReading"]);
  });

  test("of an allowance are the statements, by their place if they have no name", () => {
    const { allowedBy } = decideAccess(
      asked({ requester: reader({ policies: own(deny({ Action: "x:y" }), allow()) }) }),
    );
    expect(allowedBy.map(({ name }) => name)).toEqual(["statement 2"]);
  });

  test("of a missing allowance are all policies that lack one", () => {
    const request = asked({ account: other, requester: reader({ boundary: policy("boundary", nothing) }) });
    expect(decideAccess(request).lacking).toEqual([
      { side: "boundary", documents: ["boundary"] },
      { side: "resource", documents: [] },
    ]);
  });

  test("of a perhaps are the keys of which nothing is known", () => {
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1", "aws:ResourceAccount": account } };
    const decision = decideAccess(asked({ requester: reader({ policies: own(allow({ Condition })) }) }));
    expect([decision.outcome, decision.unknownKeys]).toEqual(["perhaps", ["aws:PrincipalOrgID"]]);
  });

  test("of a perhaps may be a deny that hangs on such a key", () => {
    const Condition = { StringNotEquals: { "aws:SourceVpc": "vpc-1" } };
    const decision = decideAccess(
      asked({ requester: reader({ policies: own(allow(), deny({ Condition })) }) }),
    );
    expect([decision.outcome, decision.unknownKeys]).toEqual(["perhaps", ["aws:SourceVpc"]]);
  });
});

test.each([
  ["no JSON", "{", "p: got text that is no JSON; expected a policy"],
  ["no policy", "[]", "p: got []; expected a policy with Statement"],
  ["no effect", { Statement: [{}] }, "p, statement 1: Effect: got undefined; expected Allow or Deny"],
  ["no statement", { Statement: ["x"] }, 'p, statement 1: got "x"; expected an object'],
  [
    "no operator",
    { Statement: [allow({ Condition: { Equals: { a: "b" } } })] },
    "the operator Equals is not known here",
  ],
])("what is %s is refused by name", (_, source, message) => {
  expect(() => policyDocument("p", source)).toThrow(message);
});
