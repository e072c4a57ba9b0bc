import {
  type ContainerDefinition,
  DescribeModelCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { unlessGone } from "../aws/gone.ts";

/** A SageMaker model, and what is in it. */
export interface ServedModel {
  readonly name: string;
  /** ARNs of the versions of a registry that it is made of; none of an own image. */
  readonly packageArns: readonly string[];
  /** What it is, for people: `<group>/<version>`, or the images. */
  readonly title: string;
  readonly roleArn: string | undefined;
}

/** A model; nothing if it is not there. */
export async function servedModel(client: SageMakerClient, name: string): Promise<ServedModel | undefined> {
  const described = await unlessGone(client.send(new DescribeModelCommand({ ModelName: name })));
  if (described === undefined) return undefined;
  const { PrimaryContainer, Containers = [], ExecutionRoleArn } = described;
  const containers = [...(PrimaryContainer ? [PrimaryContainer] : []), ...Containers];
  return {
    name,
    packageArns: containers.flatMap(({ ModelPackageName }) => ModelPackageName ?? []),
    title: containers.map(containerTitle).join(", ") || name,
    roleArn: ExecutionRoleArn,
  };
}

/** `<group>/<version>`, or the image without the registry that it is in. */
function containerTitle({ ModelPackageName, Image = "" }: ContainerDefinition): string {
  return ModelPackageName?.split(":model-package/").at(-1) ?? Image.slice(Image.indexOf("/") + 1);
}
