import { type Finding, resourceRule } from "../../rule.ts";
import {
  type EndpointConfiguration,
  endpointConfigurationOf,
  endpointConfigurationTypes,
  answersFromInstances,
} from "../../sagemaker/endpoint-configuration.ts";
import { readerAt } from "../../sagemaker/reader.ts";

export const envDataCapture = resourceRule("env-data-capture", {
  settings: { minSamplingPercent: 10 },
  resourceTypes: endpointConfigurationTypes,
  check(resource, report, { settings: { minSamplingPercent } }) {
    const configuration = endpointConfigurationOf(resource);
    if (configuration && answersFromInstances(configuration)) {
      captureProblems(configuration, minSamplingPercent).forEach(report);
    }
  },
});

function captureProblems({ read: all }: EndpointConfiguration, minPercent: number): Finding[] {
  const capture = all("DataCaptureConfig");
  if (capture.isMissing) return [{ property: capture }];
  const read = readerAt(all, "DataCaptureConfig");
  const enabled = read("EnableCapture");
  if (enabled.isNot(true)) return [{ property: enabled, todo: "set enableCapture to true" }];
  const percent = read("InitialSamplingPercentage");
  const key = read("KmsKeyId");
  const options = read("CaptureOptions");
  const modes = options.elements.map((_, index) => read(`CaptureOptions.${index}.CaptureMode`));
  const missing = ["Input", "Output"].filter(
    (mode) => !options.isUnknown && modes.every((one) => one.isNot(mode, "InputAndOutput")),
  );
  return [
    ...missing.map((mode) => ({ property: options, todo: `add captureMode "${mode}" to captureOptions` })),
    ...(percent.isMissing || (percent.number ?? minPercent) < minPercent
      ? [{ property: percent, todo: `set initialSamplingPercentage to ${minPercent} or more` }]
      : []),
    ...(key.isMissing ? [{ property: key, todo: "set kmsKeyId to a customer-managed key" }] : []),
  ];
}
