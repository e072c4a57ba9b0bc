const account = "111122223333";

export const role = `arn:aws:iam::${account}:role/mlops/sentiment`;
export const key = `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
export const image = `${account}.dkr.ecr.eu-west-1.amazonaws.com/sentiment:1.4.0`;
export const topic = `arn:aws:sns:eu-west-1:${account}:sentiment-done`;
export const domainId = "d-abcdefghijkl";
export const subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-18f60718e5d4c3b2a"];
export const securityGroups = ["sg-0a1b2c3d4e5f60718"];
export const tags = { Application: "sentiment", Owner: "nlp@example.com", "mlops:stage": "prod" };

/** An ARN of SageMaker's in the account of the specifications. */
export function sagemakerArn(resource: string): string {
  return `arn:aws:sagemaker:eu-west-1:${account}:${resource}`;
}

/** An ARN of Lambda's in the account of the specifications. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:eu-west-1:${account}:function:${name}`;
}

/** `text` as the lifecycle scripts want it. */
export function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
