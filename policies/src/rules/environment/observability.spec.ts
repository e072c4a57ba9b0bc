import { cloudControlResource, cloudwatch, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  dataQuality,
  endpointConfigState,
  endpointConfiguration,
  jobDefinitionState,
  schedule,
  serverlessVariant,
} from "../../sagemaker/testing/compliant.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { envDataCapture, envEndpointAlarms, envMonitorRequired } from "./observability.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("env-data-capture", () => {
  const capture = "dataCaptureConfig";
  const variants = ["productionVariants", "asyncInferenceConfig"];

  describeResourceRule(envDataCapture, {
    compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
    decidedBy: variants,
    required: [capture],
    finds: {
      "a capture that is off": {
        change: { [`${capture}.enableCapture`]: false },
        messages: [`set enableCapture to true; ${capture}.enableCapture is false`],
      },
      "a capture that does not say whether it is on": {
        change: { [`${capture}.enableCapture`]: ABSENT },
        messages: [`set enableCapture to true; ${capture}.enableCapture is absent`],
      },
      "a capture of requests alone": {
        change: { [`${capture}.captureOptions`]: [{ captureMode: "Input" }] },
        messages: [`add captureMode "Output" to captureOptions; ${capture}.captureOptions is a list of 1`],
      },
      "a capture of nothing": {
        change: { [`${capture}.captureOptions`]: [] },
        messages: [
          `add captureMode "Input" to captureOptions; ${capture}.captureOptions is an empty list`,
          `add captureMode "Output" to captureOptions; ${capture}.captureOptions is an empty list`,
        ],
      },
      "too small a sample, in the clear": {
        change: { [`${capture}.initialSamplingPercentage`]: 9, [`${capture}.kmsKeyId`]: "" },
        messages: [
          `set initialSamplingPercentage to 10 or more; ${capture}.initialSamplingPercentage is 9`,
          `set kmsKeyId to a customer-managed key; ${capture}.kmsKeyId is ""`,
        ],
      },
      "a smaller sample than the environment asks for": {
        settings: { minSamplingPercent: 100 },
        decidedBy: [`${capture}.initialSamplingPercentage`, `${capture}.enableCapture`],
        messages: [
          `set initialSamplingPercentage to 100 or more; ${capture}.initialSamplingPercentage is 50`,
        ],
      },
    },
    passes: {
      "a serverless endpoint, which cannot capture": {
        change: { [capture]: ABSENT, productionVariants: [serverlessVariant] },
      },
      "an endpoint for inference components, whose records nothing tells apart": {
        change: {
          [capture]: ABSENT,
          productionVariants: [{ variantName: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }],
        },
      },
      "an asynchronous endpoint, which keeps everything anyway": {
        change: {
          [capture]: ABSENT,
          asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://mlops-data" } },
        },
      },
      "a capture that is known later": { change: { [capture]: UNKNOWN } },
      "modes that are known later": { change: { [`${capture}.captureOptions`]: [{ captureMode: UNKNOWN }] } },
      "both at once": { change: { [`${capture}.captureOptions`]: [{ captureMode: "InputAndOutput" }] } },
    },
  });

  describeResourceRule(envDataCapture, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::EndpointConfig", endpointConfigState),
    },
    decidedBy: ["typeName"],
    finds: {
      "an endpoint configuration of Cloud Control": {
        change: cloudControl("AWS::SageMaker::EndpointConfig", {
          ...endpointConfigState,
          DataCaptureConfig: undefined,
        }),
        messages: ["set dataCaptureConfig; desiredState.DataCaptureConfig is absent"],
      },
    },
  });
});

describe("env-endpoint-alarms", () => {
  const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
  const alarm = (metricName: string, endpointName: unknown = "sentiment"): StackFixture[string] => ({
    type: cloudwatch.metricAlarm,
    props: {
      namespace: "AWS/SageMaker",
      metricName,
      dimensions: { EndpointName: endpointName, VariantName: "main" },
      alarmActions: [topic],
    },
  });
  const errors = "give the endpoint a MetricAlarm of its errors (Invocation5XXErrors)";
  const latency = "give the endpoint a MetricAlarm of its latency (ModelLatency or OverheadLatency)";
  const mute = "let the alarm tell somebody: set alarmActions, and leave it enabled";

  /** What decides whether an alarm is about the endpoint. */
  const decisive = (key: string) => ["dimensions", "metricName", "namespace"].map((name) => `${key}.${name}`);

  describeStackRule(envEndpointAlarms, {
    compliant: {
      endpoint: { type: sagemaker.endpoint, props: { name: "sentiment" } },
      failing: alarm("Invocation5XXErrors"),
      slow: alarm("ModelLatency"),
    },
    decidedBy: ["endpoint.name", ...["failing", "slow"].flatMap(decisive)],
    finds: {
      "an endpoint without alarms": {
        without: ["failing", "slow"],
        findings: [
          { on: "endpoint", message: errors },
          { on: "endpoint", message: latency },
        ],
      },
      "an endpoint that nobody knows to be slow": {
        without: ["slow"],
        findings: [{ on: "endpoint", message: latency }],
      },
      "alarms of another endpoint": {
        change: {
          failing: { "dimensions.EndpointName": "reviews" },
          slow: { "dimensions.EndpointName": "reviews" },
        },
        findings: [
          { on: "endpoint", message: errors },
          { on: "endpoint", message: latency },
        ],
      },
      "an alarm of another metric": {
        change: { failing: { metricName: "Invocation4XXErrors" } },
        findings: [{ on: "endpoint", message: errors }],
      },
      "an alarm of another service's metric": {
        change: { failing: { namespace: "Custom" } },
        findings: [{ on: "endpoint", message: errors }],
      },
      "alarms that tell nobody": {
        change: { failing: { alarmActions: [] }, slow: { actionsEnabled: false } },
        findings: [
          { on: "failing", message: mute },
          { on: "slow", message: mute },
        ],
      },
    },
    passes: {
      "another metric of latency": { change: { slow: { metricName: "OverheadLatency" } } },
      "an alarm of the worst of several variants": {
        with: {
          slow: {
            type: cloudwatch.metricAlarm,
            props: {
              alarmActions: [topic],
              metricQueries: [
                { id: "worst", expression: "MAX([m1])", returnData: true },
                {
                  id: "m1",
                  metric: {
                    namespace: "AWS/SageMaker",
                    metricName: "ModelLatency",
                    dimensions: { EndpointName: "sentiment", VariantName: "main" },
                  },
                },
              ],
            },
          },
        },
      },
      "an endpoint whose name is known later": { change: { endpoint: { name: UNKNOWN } } },
      "alarms whose endpoint is known by what it comes from": {
        with: {
          failing: { ...alarm("Invocation5XXErrors", UNKNOWN), from: { dimensions: ["endpoint"] } },
          slow: { ...alarm("ModelLatency", UNKNOWN), from: { dimensions: ["endpoint"] } },
        },
      },
      "a second alarm that tells nobody": {
        with: {
          more: { type: cloudwatch.metricAlarm, props: { ...alarm("ModelLatency").props, alarmActions: [] } },
        },
      },
      "dimensions that are known later": { change: { slow: { dimensions: UNKNOWN } } },
      "actions that are known later": { change: { slow: { alarmActions: UNKNOWN } } },
      "a stack without endpoints": { without: ["endpoint", "failing", "slow"] },
    },
  });
});

describe("env-monitor-required", () => {
  const message = "give the endpoint a MonitoringSchedule";
  const inlineName =
    "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs.endpointInput.endpointName";
  const naming = (name: unknown, from: readonly string[] = []): StackFixture[string] => ({
    type: sagemaker.monitoringSchedule,
    props: { monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinitionName: name } },
    from: { monitoringScheduleConfig: from },
  });
  /** The model of the endpoint's variant. */
  const modelOf = (props: object): StackFixture[string] => ({
    type: sagemaker.model,
    props: { name: "sentiment", ...props },
  });
  const serverless = { productionVariants: [serverlessVariant] };
  const bias = cloudControl("AWS::SageMaker::ModelBiasJobDefinition", {
    ...jobDefinitionState("ModelBias"),
    JobDefinitionName: "bias",
  });

  describeStackRule(envMonitorRequired, {
    compliant: {
      endpoint: {
        type: sagemaker.endpoint,
        props: { name: "sentiment", endpointConfigName: UNKNOWN },
        from: { endpointConfigName: ["config"] },
      },
      config: {
        type: sagemaker.endpointConfiguration,
        props: { productionVariants: endpointConfiguration.productionVariants },
      },
      hourly: { type: sagemaker.monitoringSchedule, props: schedule },
    },
    decidedBy: [
      "endpoint.name",
      "endpoint.endpointConfigName",
      "config.productionVariants",
      "config.asyncInferenceConfig",
      "hourly.monitoringScheduleConfig",
    ],
    finds: {
      "an endpoint without a monitor": { without: ["hourly"], findings: [{ on: "endpoint", message }] },
      "an endpoint of containers in sequence": {
        without: ["hourly"],
        with: { pipeline: modelOf({ inferenceExecutionConfig: { mode: "Serial" } }) },
        decidedBy: ["pipeline.inferenceExecutionConfig.mode"],
        findings: [{ on: "endpoint", message }],
      },
      "an endpoint of one model beside another's many": {
        without: ["hourly"],
        with: {
          many: {
            type: sagemaker.model,
            props: { name: "tenants", primaryContainer: { mode: "MultiModel" } },
          },
        },
        decidedBy: ["many.name"],
        findings: [{ on: "endpoint", message }],
      },
      "a monitor of another endpoint": {
        change: { hourly: { [inlineName]: "reviews" } },
        findings: [{ on: "endpoint", message }],
      },
      "a job definition that no schedule runs": {
        without: ["hourly"],
        with: { quality: { type: sagemaker.dataQualityJobDefinition, props: dataQuality } },
        findings: [{ on: "endpoint", message }],
      },
      "a schedule of a job about another endpoint": {
        with: {
          hourly: naming(UNKNOWN, ["quality"]),
          quality: {
            type: sagemaker.dataQualityJobDefinition,
            props: { ...dataQuality, dataQualityJobInput: { endpointInput: { endpointName: "reviews" } } },
          },
        },
        decidedBy: ["quality.dataQualityJobInput"],
        findings: [{ on: "endpoint", message }],
      },
      "a monitor of batches": {
        change: {
          hourly: {
            "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs": { batchTransformInput: {} },
          },
        },
        findings: [{ on: "endpoint", message }],
      },
      "an endpoint whose configuration is elsewhere": {
        without: ["config", "hourly"],
        with: { endpoint: { type: sagemaker.endpoint, props: { name: "sentiment" } } },
        findings: [{ on: "endpoint", message }],
      },
    },
    passes: {
      "a schedule of a job definition": {
        with: {
          hourly: naming(UNKNOWN, ["quality"]),
          quality: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
        },
      },
      "a schedule of a job definition that Cloud Control makes": {
        with: { hourly: naming("bias"), bias: { type: cloudControlResource, props: bias } },
      },
      "a job definition that is known later as a whole": {
        with: {
          hourly: naming(UNKNOWN, ["bias"]),
          bias: {
            type: cloudControlResource,
            props: { typeName: "AWS::SageMaker::ModelBiasJobDefinition", desiredState: UNKNOWN },
            from: { desiredState: ["endpoint"] },
          },
        },
      },
      "a schedule that Cloud Control makes": {
        without: ["hourly"],
        with: {
          once: {
            type: cloudControlResource,
            props: cloudControl("AWS::SageMaker::MonitoringSchedule", {
              MonitoringScheduleConfig: {
                MonitoringJobDefinition: {
                  MonitoringInputs: [{ EndpointInput: { EndpointName: "sentiment" } }],
                },
              },
            }),
          },
        },
      },
      "a job definition that is elsewhere, of which nothing is known": {
        with: { hourly: naming("quality") },
      },
      "an endpoint whose name is known later": { change: { endpoint: { name: UNKNOWN } } },
      "a serverless endpoint, which cannot be monitored": {
        without: ["hourly"],
        change: { config: serverless },
      },
      "an endpoint that may be serverless": {
        without: ["hourly"],
        change: { config: serverless },
        with: {
          endpoint: { type: sagemaker.endpoint, props: { name: "sentiment", endpointConfigName: UNKNOWN } },
        },
      },
      "an asynchronous endpoint": {
        without: ["hourly"],
        change: { config: { asyncInferenceConfig: { outputConfig: {} } } },
      },
      "an endpoint for inference components, whose records nothing tells apart": {
        without: ["hourly"],
        change: { config: { productionVariants: [{ variantName: "main", instanceType: "ml.m5.large" }] } },
      },
      "an endpoint of many models behind one container": {
        without: ["hourly"],
        with: { many: modelOf({ primaryContainer: { mode: "MultiModel" } }) },
      },
      "an endpoint of containers that requests name": {
        without: ["hourly"],
        with: { many: modelOf({ inferenceExecutionConfig: { mode: "Direct" } }) },
      },
      "an endpoint of containers that are called in a way known later": {
        without: ["hourly"],
        with: { many: modelOf({ inferenceExecutionConfig: { mode: UNKNOWN } }) },
      },
      "a stack without endpoints": { without: ["endpoint"] },
    },
  });
});
