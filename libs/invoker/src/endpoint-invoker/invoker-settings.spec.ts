import { output } from "@pulumi/pulumi";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { pretendProblems } from "@mlops/testing";
import { requiredReferences } from "../testing/built-invoker.ts";
import { EndpointInvoker } from "./endpoint-invoker.ts";
import type { EndpointInvokerArgs } from "./invoker-args.ts";
import { type InvokerSettingsInput, endpointInvokerSettings } from "./invoker-settings.ts";

const problems = (settings: InvokerSettingsInput) =>
  settingsProblems(endpointInvokerSettings(testEnvironment()), settings);

const jwt = { issuer: "https://id.example.com", audience: ["web"] };
const api = { kind: "http-api", signIn: "iam" } as const;
const hosts = (length: number) => Array.from({ length }, (_, index) => `host-${index}.example.com`);

test.each<[string, InvokerSettingsInput]>([
  ["no settings", {}],
  [
    "the least of everything",
    { memoryMiB: 128, timeout: "1 second", reservedConcurrency: 1, provisionedConcurrency: 0 },
  ],
  ["the most of everything", { memoryMiB: 10_240, timeout: "15 minutes", reservedConcurrency: 900 }],
  ["many provisioned without a reservation", { reservedConcurrency: "none", provisionedConcurrency: 500 }],
  ["every request provisioned for", { reservedConcurrency: 3, provisionedConcurrency: 3 }],
  ["limits that are equal", { provisionedConcurrency: { min: 10, max: 10, targetUtilization: 0.9 } }],
  ["as long as an HTTP API waits", { front: api, timeout: "30 seconds" }],
  ["a slow function behind its own URL", { front: { kind: "function-url" }, timeout: "5 minutes" }],
  ["tokens", { front: { ...api, signIn: { ...jwt, scopes: ["a"] } } }],
  ["an issuer that is known only later", { front: { ...api, signIn: { ...jwt, issuer: output("later") } } }],
  [
    "hosts",
    { imageHosts: ["images.example.com", "my-bucket.s3.eu-west-1.amazonaws.com", "xn--bcher-kva.example"] },
  ],
])("an invoker with %s can be built", (_, settings) => {
  expect(problems(settings)).toEqual([]);
});

test.each<[string, InvokerSettingsInput, string[]]>([
  [
    "too little memory",
    { memoryMiB: 127 },
    ["memoryMiB: got 127; expected a whole number from 128 to 10240"],
  ],
  [
    "too much memory",
    { memoryMiB: 10_241 },
    ["memoryMiB: got 10241; expected a whole number from 128 to 10240"],
  ],
  [
    "part of a mebibyte",
    { memoryMiB: 512.5 },
    ["memoryMiB: got 512.5; expected a whole number from 128 to 10240"],
  ],
  [
    "no time",
    { timeout: "0 seconds" },
    ['timeout: got "0 seconds"; expected 1 to 900 whole seconds, such as "1 second"'],
  ],
  [
    "too much time",
    { timeout: "901 seconds" },
    ['timeout: got "901 seconds"; expected 1 to 900 whole seconds, such as "1 second"'],
  ],
  [
    "part of a second",
    { timeout: "1.5 seconds" },
    ['timeout: got "1.5 seconds"; expected 1 to 900 whole seconds, such as "1 second"'],
  ],
  [
    "more time than an HTTP API waits",
    { front: api, timeout: "31 seconds" },
    ['timeout: got "31 seconds"; expected 1 to 30 whole seconds behind an HTTP API'],
  ],
  [
    "no concurrency at all",
    { reservedConcurrency: 0 },
    ["reservedConcurrency: got 0; expected a whole number from 1"],
  ],
  [
    "more provisioned than reserved",
    { reservedConcurrency: 5, provisionedConcurrency: 6 },
    ["provisionedConcurrency: got 6; expected at most the reserved concurrency, which is 5"],
  ],
  [
    "a concurrency in other words",
    { reservedConcurrency: "unlimited" as "none" },
    ['reservedConcurrency: got "unlimited"; expected a whole number from 1, or "none"'],
  ],
  [
    "less than no concurrency provisioned",
    { provisionedConcurrency: -1 },
    ["provisionedConcurrency: got -1; expected a whole number from 0"],
  ],
  [
    "limits that are not whole numbers from 1",
    { provisionedConcurrency: { min: 0, max: 2.5 } },
    [
      "provisionedConcurrency.min: got 0; expected a whole number from 1",
      "provisionedConcurrency.max: got 2.5; expected a whole number from 1",
    ],
  ],
  [
    "limits the wrong way round",
    { provisionedConcurrency: { min: 3, max: 2 } },
    ["provisionedConcurrency.max: got 2; expected at least min, which is 3"],
  ],
  [
    "limits above what is reserved",
    { reservedConcurrency: 10, provisionedConcurrency: { min: 1, max: 11 } },
    ["provisionedConcurrency.max: got 11; expected at most the reserved concurrency, which is 10"],
  ],
  [
    "use of everything as the target",
    { provisionedConcurrency: { min: 1, max: 2, targetUtilization: 1 } },
    ["provisionedConcurrency.targetUtilization: got 1; expected a number from 0.1 to 0.9"],
  ],
  [
    "an HTTP API that lets nothing through",
    { front: { ...api, requestsPerSecond: 0, burst: 0 } },
    [
      "front.requestsPerSecond: got 0; expected more than 0",
      "front.burst: got 0; expected a whole number from 1",
    ],
  ],
  [
    "tokens without issuer and audience",
    { front: { ...api, signIn: { issuer: "id.example.com", audience: [] } } },
    [
      'front.signIn.issuer: got "id.example.com"; expected a URL that begins with https://',
      "front.signIn.audience: got []; expected 1 to 50 items",
    ],
  ],
  [
    "more scopes than a route takes",
    { front: { ...api, signIn: { ...jwt, scopes: hosts(11) } } },
    [expect.stringMatching(/^front\.signIn\.scopes: got \["host-0.*; expected 0 to 10 items$/)],
  ],
  ...[
    "https://images.example.com",
    "images.example.com/dogs",
    "localhost",
    "10.0.0.1",
    "Images.example.com",
    "",
  ].map((host): [string, InvokerSettingsInput, string[]] => [
    `the host "${host}"`,
    { imageHosts: [host] },
    [`imageHosts[0]: got "${host}"; expected a host name in lower case, such as "images.example.com"`],
  ]),
  [
    "a host twice",
    { imageHosts: ["a.example.com", "a.example.com"] },
    ['imageHosts[1]: got "a.example.com"; expected each one once'],
  ],
  [
    "more hosts than environment variables hold",
    { imageHosts: hosts(200) },
    [
      expect.stringMatching(
        /^imageHosts: got \["host-0.*; expected at most 3000 characters with a comma between any two; these have 4089$/,
      ),
    ],
  ],
  [
    "logs kept for a number of days that CloudWatch does not know",
    { logRetentionDays: 100 },
    [
      "logRetentionDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, " +
        "1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ],
  ],
  [
    "no such front",
    { front: { kind: "url" } as unknown as InvokerSettingsInput["front"] },
    ['front.kind: got "url"; expected "function-url" or "http-api"'],
  ],
  [
    "a key that no front has",
    { front: { kind: "function-url", rate: 1 } as InvokerSettingsInput["front"] },
    [expect.stringMatching(/^front\.rate: got an unknown key; expected kind/)],
  ],
  [
    "a word for a number",
    { provisionedConcurrency: "2" as unknown as number },
    ['provisionedConcurrency: got "2"; expected a whole number from 0, or an object with min and max'],
  ],
  [
    "several things at once",
    { memoryMiB: 1, timeout: "1 day", reservedConcurrency: 0.5 },
    [
      "memoryMiB: got 1; expected a whole number from 128 to 10240",
      'timeout: got "1 day"; expected 1 to 900 whole seconds, such as "1 second"',
      'reservedConcurrency: got 0.5; expected a whole number from 1, or "none"',
    ],
  ],
])("an invoker with %s is refused", (_, settings, expected) => {
  expect(problems(settings)).toEqual(expected);
});

test("an invoker in prod keeps 2 execution environments initialized unless another number is set", () => {
  const prod = endpointInvokerSettings(testEnvironment("prod"));
  expect(settingsProblems(prod, { reservedConcurrency: 2 })).toEqual([]);
  expect(settingsProblems(prod, { reservedConcurrency: 1, provisionedConcurrency: 1 })).toEqual([]);
  expect(settingsProblems(prod, { reservedConcurrency: 1 })).toEqual([
    "provisionedConcurrency: got 2; expected at most the reserved concurrency, which is 1",
  ]);
  expect(settingsProblems(prod, { provisionedConcurrency: 11 })).toEqual([
    "provisionedConcurrency: got 11; expected at most the reserved concurrency, which is 10",
  ]);
});

const refusals = (args: Partial<EndpointInvokerArgs>, name = "score") =>
  pretendProblems(() => new EndpointInvoker(name, { ...requiredReferences(), ...args }));

test("references of another account and settings are refused together", async () => {
  const other = {
    environment: awsEnvironment({
      app: "sentiment",
      name: "prod",
      account: "444455556666",
      region: "eu-west-1",
    }),
  };
  const { endpoint, guardrails, keys } = requiredReferences();
  const args = {
    endpoint: { ...endpoint, ...other },
    keys: { ...keys, ...other },
    guardrails: { ...guardrails, ...other },
    network: { ...platformRef().network, ...other },
    memoryMiB: 1,
  };
  expect(await refusals(args)).toEqual([
    [
      "score cannot be built:",
      ...["endpoint", "keys", "guardrails", "network"].map(
        (name) => `${name}: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1`,
      ),
      "memoryMiB: got 1; expected a whole number from 128 to 10240",
    ].join("\n  - "),
  ]);
});

test.each(["my score", "größe", "s".repeat(48)])('the logical name "%s" is refused', async (name) => {
  expect(await refusals({}, name)).toEqual([
    `${name} cannot be built:\n` +
      `  - logical name: got "${name}"; expected letters, digits, "-" and "_", at most 47 characters`,
  ]);
});

test("an empty logical name is refused by Pulumi", async () => {
  expect(await refusals({}, "")).toEqual(["Missing resource name argument (for URN creation)"]);
});

test("a logical name of 47 characters still gives the function a name that Lambda takes", async () => {
  const name = "s".repeat(47);
  expect(await refusals({}, name)).toEqual([]);
  expect(`${name}-function-1234567`.length).toBe(64);
});
