import { withoutPlatform } from "@mlops/contracts";
import { settingsProblems } from "@mlops/core";
import { realTime } from "../testing/endpoints.ts";
import { approved, own } from "../testing/platform.ts";
import { modelEndpointSettings } from "./endpoint-settings.ts";

const main = { model: approved, instanceType: "ml.m5.xlarge", instances: 2 };
const hundred = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`V${index}`, "x"]));

describe("the settings of an endpoint in a stack file are refused for", () => {
  const settings = withoutPlatform(realTime());
  const inFile = (value: object) =>
    settingsProblems(modelEndpointSettings(realTime().environment), { ...settings, ...value });
  const model = { kind: "container", image: own.image };

  test.each<[string, object, string[]]>([
    [
      "a mode that there is not",
      { mode: "batch" },
      ['mode: got "batch"; expected "real-time", "asynchronous" or "serverless"'],
    ],
    [
      "a key of another mode",
      { memoryMiB: 1024 },
      [
        "memoryMiB: got an unknown key; expected mode, endpointName, trustedAccounts, thresholds, dashboard, " +
          "logRetentionDays, networkIsolation, rollout, variants, shadow, dataCapture or explainer",
      ],
    ],
    [
      "a kind of model that there is not",
      { variants: { main: { ...main, model: { ...model, kind: "image" } } } },
      [
        'variants.main.model.kind: got "image"; ' +
          'expected "container", "package", "registered", "multi-model", "serial" or "direct"',
      ],
    ],
    [
      "an archive beside files",
      {
        variants: {
          main: { ...main, model: { ...own, files: { prefix: "s3://artifact-bucket/fraud/" } } },
        },
      },
      [
        expect.stringMatching(
          /^variants\.main\.model\.(archive|files): got .*; expected nothing; set either archive or files$/,
        ),
      ],
    ],
    [
      "variables that are no environment",
      {
        variants: {
          main: { ...main, model: { ...model, variables: { A: "x".repeat(1025), ...hundred } } },
        },
      },
      [
        expect.stringMatching(
          /^variants\.main\.model\.variables\.A: got "x{76}\.\.\.; expected at most 1024 characters$/,
        ),
        expect.stringMatching(/^variants\.main\.model\.variables: got .*; expected 0 to 100 entries$/),
      ],
    ],
    [
      "too many variables",
      { variants: { main: { ...main, model: { ...model, variables: { A: "x", ...hundred } } } } },
      [expect.stringMatching(/^variants\.main\.model\.variables: got \{.*; expected 0 to 100 entries$/)],
    ],
    [
      "one container in sequence",
      { variants: { main: { ...main, model: { kind: "serial", containers: [{ image: own.image }] } } } },
      [expect.stringMatching(/^variants\.main\.model\.containers: got \[.*; expected 2 to 15 items$/)],
    ],
    [
      "an image whose name is too long",
      { variants: { main: { ...main, model: { ...model, image: `${own.image}${"x".repeat(255)}` } } } },
      [expect.stringMatching(/^variants\.main\.model\.image: got .*, at most 255 characters$/)],
    ],
    [
      "two targets of scaling",
      {
        variants: {
          main: {
            ...main,
            instances: { min: 1, max: 2, requestsPerMinute: 10, concurrentRequests: 1 },
          },
        },
      },
      [
        expect.stringMatching(
          /; expected nothing; set one of requestsPerSecond, requestsPerMinute and concurrentRequests$/,
        ),
      ],
    ],
    [
      "trusted accounts that are none",
      { trustedAccounts: ["dev"] },
      ['trustedAccounts[0]: got "dev"; expected 12 digits, in quotes'],
    ],
    [
      "thresholds that no alarm can have",
      { thresholds: { cpuPercent: 101, modelLatencyMs: 0, diskPercent: false, oldestRequest: "soon" } },
      [
        "thresholds.modelLatencyMs: got 0; expected more than 0",
        "thresholds.cpuPercent: got 101; expected more than 0 and at most 100",
        'thresholds.oldestRequest: got "soon"; ' +
          'expected 1 or more whole seconds, such as "1 second" or false',
      ],
    ],
  ])("%s", (_, value, expected) => {
    expect(inFile(value)).toEqual(expected);
  });
});
