/** How far what AWS tells resources of a type apart by has to be the only one. */
type IdentityScope = "everywhere" | "account" | "region";

/** What AWS tells the resources of a type apart by. */
export interface Identity {
  readonly scope: IdentityScope;
  /** Types that share their names are of one kind. */
  readonly kind: string;
  /** Properties that together are the only ones. @default - the id */
  readonly properties?: readonly string[];
  /** AWS takes names that differ by case alone for one. */
  readonly ignoresCase: boolean;
  /** AWS refuses a second one. Otherwise it silently takes over, or shares, the first. */
  readonly refusesSecond: boolean;
}

const everywhere = ["aws:s3/bucket:Bucket"];
const inAccount = /^aws:(?:budgets|iam|s3)\//;

/** Types whose id does not say all. Those in a VPC, an API or the like name it first. */
const properties: Readonly<Record<string, readonly string[]>> = {
  "aws:apigatewayv2/route:Route": ["apiId", "routeKey"],
  "aws:apigatewayv2/stage:Stage": ["apiId", "name"],
  "aws:appautoscaling/policy:Policy": ["serviceNamespace", "resourceId", "scalableDimension", "name"],
  "aws:appautoscaling/target:Target": ["serviceNamespace", "resourceId", "scalableDimension"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId", "name"],
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock"],
  "aws:lambda/permission:Permission": ["functionName", "statementId"],
  "aws:scheduler/schedule:Schedule": ["groupName", "name"],
  "aws:sns/topicSubscription:TopicSubscription": ["topic", "protocol", "endpoint"],
};

/** Types that share one set of names. */
const sharedNames: Readonly<Record<string, string>> = {
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:s3/bucketObject:BucketObject": "aws:s3/bucketObjectv2:BucketObjectv2",
};

/** Services and types of which AWS refuses a second one of the same name. */
const refused =
  /^aws:(?:sagemaker|lambda|codeartifact|codebuild|codepipeline|athena|glue|scheduler|budgets|apigatewayv2)\/|^aws:(?:cloudwatch\/(?:logGroup|eventBus)|ec2\/(?:securityGroup|subnet)|ecr\/repository|iam\/(?:role|policy|instanceProfile|openIdConnectProvider)|kms\/alias|s3\/bucket|ssm\/parameter):/;

/** Put by whoever writes them: a second one overwrites the first. */
const takenOver = [
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus",
];

/** What AWS tells resources of this type apart by. */
export function identityOfType(type: string): Identity {
  const own = properties[type];
  return {
    scope: everywhere.includes(type) ? "everywhere" : inAccount.test(type) ? "account" : "region",
    kind: sharedNames[type] ?? type,
    ...(own && { properties: own }),
    ignoresCase: type.startsWith("aws:sagemaker/") || type.startsWith("aws:iam/"),
    refusesSecond: refused.test(type) && !takenOver.includes(type),
  };
}
