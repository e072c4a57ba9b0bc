import type { Service } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";

/** The name is made of the resource's. */
export const madeByPulumi = "Pulumi makes a name of the resource's own";
const provider = "the provider has a default";

/** Members that the API requires and that need not be given to @pulumi/aws, with the reason. */
export const filledInByProvider: Readonly<Record<Service, Dialect["filledIn"]>> = {
  "application-autoscaling": {
    PutScalingPolicyRequest: { PolicyName: madeByPulumi },
    PutScheduledActionRequest: { ScheduledActionName: madeByPulumi },
  },
  events: {
    PutRuleRequest: { Name: madeByPulumi },
    Target: { Id: "the provider makes one up" },
  },
  lambda: {
    CreateAliasRequest: { Name: madeByPulumi },
    CreateFunctionRequest: { FunctionName: madeByPulumi },
  },
  sagemaker: {
    BatchTransformInput: { LocalPath: provider },
    CreateDataQualityJobDefinitionRequest: { JobDefinitionName: madeByPulumi },
    CreateEndpointConfigInput: { EndpointConfigName: madeByPulumi },
    CreateEndpointInput: { EndpointName: madeByPulumi },
    CreateHyperParameterTuningJobRequest: { HyperParameterTuningJobName: madeByPulumi },
    CreateMlflowAppRequest: { Name: madeByPulumi },
    CreateModelInput: { ModelName: madeByPulumi },
    CreateMonitoringScheduleRequest: { MonitoringScheduleName: madeByPulumi },
    CreateNotebookInstanceInput: { NotebookInstanceName: madeByPulumi },
    CreateNotebookInstanceLifecycleConfigInput: { NotebookInstanceLifecycleConfigName: madeByPulumi },
    EndpointInput: { LocalPath: provider },
    MonitoringS3Output: { LocalPath: provider },
    ProductionVariant: { VariantName: "the provider makes one up" },
  },
  scheduler: {
    CreateScheduleGroupInput: { Name: madeByPulumi },
    CreateScheduleInput: { Name: madeByPulumi },
  },
};
