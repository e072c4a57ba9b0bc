import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { network, surroundings } from "../testing/surroundings.ts";
import type { EndpointInvokerArgs } from "./invoker-args.ts";
import { endpointInvokerProblems } from "./invoker-problems.ts";

const problems = (choices: Partial<EndpointInvokerArgs>, name = "score") =>
  endpointInvokerProblems(name, { ...surroundings(), ...choices });

const jwt = { issuer: "https://id.example.com", audience: ["web"] };
const api = { kind: "http-api", signIn: "iam" } as const;
const elsewhere = { environment: awsEnvironment("prod", "444455556666", "eu-west-1") };
const hosts = (length: number) => Array.from({ length }, (_, index) => `host-${index}.example.com`);

test.each<[string, Partial<EndpointInvokerArgs>]>([
  ["nothing said", {}],
  [
    "the least of everything",
    { memoryMiB: 128, timeout: "1 second", reservedConcurrency: 1, provisionedConcurrency: 0 },
  ],
  ["the most of everything", { memoryMiB: 10_240, timeout: "15 minutes", reservedConcurrency: 900 }],
  ["every request provisioned for", { reservedConcurrency: 3, provisionedConcurrency: 3 }],
  ["limits that are one", { provisionedConcurrency: { min: 10, max: 10, targetUtilization: 0.9 } }],
  ["as long as an HTTP API waits", { front: api, timeout: "30 seconds" }],
  ["a slow function behind its own URL", { front: { kind: "function-url" }, timeout: "5 minutes" }],
  ["tokens", { front: { ...api, signIn: { ...jwt, scopes: ["a"] } } }],
  ["an issuer that is known only later", { front: { ...api, signIn: { ...jwt, issuer: output("later") } } }],
  [
    "hosts",
    { imageHosts: ["images.example.com", "my-bucket.s3.eu-west-1.amazonaws.com", "xn--bcher-kva.example"] },
  ],
  ["a network", { network }],
])("an invoker with %s can be built", (_, choices) => {
  expect(problems(choices)).toEqual([]);
});

test.each<[string, Partial<EndpointInvokerArgs>, string[]]>([
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
  ["no time", { timeout: "0 seconds" }, ['timeout: got "0 seconds"; expected whole seconds, 1 to 900']],
  [
    "too much time",
    { timeout: "901 seconds" },
    ['timeout: got "901 seconds"; expected whole seconds, 1 to 900'],
  ],
  [
    "part of a second",
    { timeout: "1.5 seconds" },
    ['timeout: got "1.5 seconds"; expected whole seconds, 1 to 900'],
  ],
  [
    "more time than an HTTP API waits",
    { front: api, timeout: "31 seconds" },
    ['timeout: got "31 seconds"; expected whole seconds, 1 to 30 behind an HTTP API'],
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
    "more provisioned than reserved unless said otherwise",
    { provisionedConcurrency: 11 },
    ["provisionedConcurrency: got 11; expected at most the reserved concurrency, which is 10"],
  ],
  [
    "less than no concurrency provisioned",
    { provisionedConcurrency: -1 },
    ["provisionedConcurrency: got -1; expected a whole number from 0"],
  ],
  [
    "limits that are none",
    { provisionedConcurrency: { min: 0, max: 2.5 } },
    [
      "provisionedConcurrency.min: got 0; expected a whole number from 1",
      "provisionedConcurrency.max: got 2.5; expected a whole number from 1",
    ],
  ],
  [
    "limits the wrong way round",
    { provisionedConcurrency: { min: 3, max: 2 } },
    ["provisionedConcurrency: got min 3 and max 2; expected min not to exceed max"],
  ],
  [
    "limits above what is reserved",
    { provisionedConcurrency: { min: 1, max: 11 } },
    ["provisionedConcurrency.max: got 11; expected at most the reserved concurrency, which is 10"],
  ],
  [
    "use of everything as the target",
    { provisionedConcurrency: { min: 1, max: 2, targetUtilization: 1 } },
    ["provisionedConcurrency.targetUtilization: got 1; expected 0.1 to 0.9"],
  ],
  [
    "an API that lets nothing through",
    { front: { ...api, requestsPerSecond: 0, burst: 0 } },
    [
      "front.requestsPerSecond: got 0; expected more than 0",
      "front.burst: got 0; expected a whole number from 1",
    ],
  ],
  [
    "tokens of nobody for nobody",
    { front: { ...api, signIn: { issuer: "id.example.com", audience: [] } } },
    [
      'front.signIn.issuer: got "id.example.com"; expected a URL that begins with https://',
      "front.signIn.audience: got 0; expected 1 to 50",
    ],
  ],
  [
    "more scopes than a route takes",
    { front: { ...api, signIn: { ...jwt, scopes: hosts(11) } } },
    ["front.signIn.scopes: got 11; expected at most 10"],
  ],
  ...[
    "https://images.example.com",
    "images.example.com/dogs",
    "localhost",
    "10.0.0.1",
    "Images.example.com",
    "",
  ].map((host): [string, Partial<EndpointInvokerArgs>, string[]] => [
    `the host "${host}"`,
    { imageHosts: [host] },
    [`imageHosts[0]: got "${host}"; expected a host name in lower case, such as "images.example.com"`],
  ]),
  [
    "a host twice",
    { imageHosts: ["a.example.com", "a.example.com"] },
    ['imageHosts[1]: got "a.example.com" again; expected each once'],
  ],
  [
    "more hosts than environment variables hold",
    { imageHosts: hosts(200) },
    ["imageHosts: got 4089 characters in all; expected at most 3000"],
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
    "an endpoint and a network of other accounts",
    { endpoint: { ...surroundings().endpoint, ...elsewhere }, network: { ...network, ...elsewhere } },
    [
      "endpoint: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
      "network: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
    ],
  ],
  [
    "several things at once",
    { memoryMiB: 1, timeout: "1 day", reservedConcurrency: 0.5 },
    [
      "memoryMiB: got 1; expected a whole number from 128 to 10240",
      'timeout: got "1 day"; expected whole seconds, 1 to 900',
      "reservedConcurrency: got 0.5; expected a whole number from 1",
    ],
  ],
])("an invoker with %s is refused", (_, choices, expected) => {
  expect(problems(choices)).toEqual(expected);
});

test.each(["", "my score", "größe", "s".repeat(48)])('the logical name "%s" is refused', (name) => {
  expect(problems({}, name)).toEqual([
    `logical name: got "${name}"; expected letters, digits, "-" and "_", at most 47 characters`,
  ]);
});

test("a logical name of 47 characters still gives the function a name that Lambda takes", () => {
  const name = "s".repeat(47);
  expect(problems({}, name)).toEqual([]);
  expect(`${name}-function-1234567`.length).toBe(64);
});
