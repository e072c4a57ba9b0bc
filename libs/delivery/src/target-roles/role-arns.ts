import { iamArn, nameLengths } from "@mlops/aws";
import { type AwsEnvironment, iamPath, physicalName } from "@mlops/core";

/** Name of the role that tests the endpoints of an app in an environment. */
export function testerRoleName(target: AwsEnvironment): string {
  return roleName(target, "tester");
}

/** ARN of the role that tests the endpoints of an app: known before it exists, so that the tooling account can name it. */
export function testerRoleArn(target: AwsEnvironment): string {
  return iamArn(target, `role${iamPath}${testerRoleName(target)}`);
}

/** Name of the role that starts and follows the training pipeline of an app in an environment. */
export function trainerRoleName(target: AwsEnvironment): string {
  return roleName(target, "trainer");
}

/** ARN of the role that starts and follows the training pipeline of an app. */
export function trainerRoleArn(target: AwsEnvironment): string {
  return iamArn(target, `role${iamPath}${trainerRoleName(target)}`);
}

/** Of one app, environment and region. */
function roleName(target: AwsEnvironment, role: string): string {
  return physicalName({
    environment: target,
    parts: [role],
    unique: [target.region],
    maxLength: nameLengths.iamRole,
  });
}
