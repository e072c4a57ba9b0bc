import type { AccessModel } from "../access-model.ts";
import { type KeyValues, type Need, needs } from "../need.ts";
import { type ReadResource, textAt } from "../plain-inputs.ts";
import { servicePrincipals } from "@mlops/aws";

/** A property by which a resource hands a role over to a service. */
interface HandedRole {
  readonly type: RegExp;
  readonly role: readonly (string | number)[];
  readonly service: string;
}

const { sageMaker } = servicePrincipals;

const handedRoles: readonly HandedRole[] = [
  {
    type: /^aws:sagemaker\/(?:endpointConfiguration|model):/,
    role: ["executionRoleArn"],
    service: sageMaker,
  },
  { type: /^aws:sagemaker\/domain:/, role: ["defaultUserSettings", "executionRole"], service: sageMaker },
  { type: /^aws:sagemaker\/domain:/, role: ["defaultSpaceSettings", "executionRole"], service: sageMaker },
  { type: /^aws:sagemaker\/userProfile:/, role: ["userSettings", "executionRole"], service: sageMaker },
  {
    type: /^aws:sagemaker\/(?:featureGroup|mlflowApp|mlflowTrackingServer|notebookInstance|pipeline):/,
    role: ["roleArn"],
    service: sageMaker,
  },
  { type: /^aws:lambda\/function:/, role: ["role"], service: servicePrincipals.lambda },
  { type: /^aws:codebuild\/project:/, role: ["serviceRole"], service: servicePrincipals.codeBuild },
  { type: /^aws:codepipeline\/pipeline:/, role: ["roleArn"], service: servicePrincipals.codePipeline },
  { type: /^aws:cloudwatch\/eventTarget:/, role: ["roleArn"], service: servicePrincipals.eventBridge },
  { type: /^aws:scheduler\/schedule:/, role: ["target", "roleArn"], service: servicePrincipals.scheduler },
  { type: /^aws:glue\/(?:crawler|job):/, role: ["role"], service: servicePrincipals.glue },
  { type: /^aws:glue\/job:/, role: ["roleArn"], service: servicePrincipals.glue },
  { type: /^aws:iam\/instanceProfile:/, role: ["role"], service: servicePrincipals.ec2 },
  { type: /^aws:ec2\/flowLog:/, role: ["iamRoleArn"], service: servicePrincipals.vpcFlowLogs },
];

/** What a request of a service in the name of a resource tells about it. */
export const sourceOf = (made: ReadResource, arn = made.arn): KeyValues => ({
  "aws:SourceAccount": made.account,
  ...(arn !== undefined && { "aws:SourceArn": arn }),
});

/** A service that works under a role has to be trusted by it. */
export const trustedServices = (made: ReadResource, { resources }: AccessModel): Need[] =>
  handedRoles
    .filter(({ type }) => type.test(made.type))
    .flatMap(({ role, service }) => {
      const named = textAt(made.inputs, ...role);
      const isNamed = ({ type, account, id }: ReadResource) =>
        type === "aws:iam/role:Role" && account === made.account && id === named;
      const arn = named?.startsWith("arn:") === true ? named : resources.find(isNamed)?.arn;
      if (arn === undefined) return [];
      return needs(made, "works under this role", {
        who: service,
        actions: ["sts:AssumeRole"],
        resources: [arn],
        context: { "aws:SourceAccount": made.account },
      });
    });
