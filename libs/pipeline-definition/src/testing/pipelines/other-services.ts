import {
  autoMLStep,
  callbackStep,
  emrStep,
  lambdaStep,
  pipelineDefinition,
  stringParameter,
} from "../../index.ts";
import { bucket, role } from "./common.ts";

/** Steps that call Lambda, people, EMR and AutoML. */
export function otherServices() {
  const clusterId = stringParameter("ClusterId", { default: "j-1ABCDEFGHIJKL" });
  const lookUp = lambdaStep("LookUp", {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:look-up",
    inputs: { table: "customers", limit: 10, dry: false },
    outputs: { uri: "String", rows: "Integer" },
    cache: false,
  });
  const approve = callbackStep("Approve", {
    queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/approvals",
    inputs: { rows: lookUp.properties.OutputParameters.rows },
    outputs: { approver: "String" },
  });
  const aggregate = emrStep("Aggregate", {
    displayName: "Aggregate",
    description: "Spark job on the cluster",
    dependsOn: [approve],
    arguments: {
      ClusterId: clusterId,
      ExecutionRoleArn: "arn:aws:iam::111122223333:role/emr-runtime",
      StepConfig: {
        HadoopJarStep: {
          Jar: "command-runner.jar",
          Args: ["spark-submit", `s3://${bucket}/spark/aggregate.py`, lookUp.properties.OutputParameters.uri],
          MainClass: "org.example.Main",
          Properties: [{ Key: "spark.executor.memory", Value: "4g" }],
        },
      },
    },
  });
  const ownCluster = emrStep("Join", {
    displayName: "Join",
    description: "Spark job on a cluster of its own",
    dependsOn: [aggregate],
    arguments: {
      StepConfig: { HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", "join.py"] } },
      ClusterConfig: {
        ReleaseLabel: "emr-6.15.0",
        Applications: [{ Name: "Spark" }],
        ServiceRole: "EMR_DefaultRole",
        JobFlowRole: "EMR_EC2_DefaultRole",
        Instances: {
          InstanceGroups: [
            { Name: "primary", InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 },
          ],
        },
      },
    },
  });
  const search = autoMLStep("Search", {
    dependsOn: [ownCluster],
    arguments: {
      InputDataConfig: [
        {
          DataSource: {
            S3DataSource: { S3DataType: "S3Prefix", S3Uri: `s3://${bucket}/churn/train.csv` },
          },
          TargetAttributeName: "churn",
          ChannelType: "training",
        },
      ],
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/automl` },
      AutoMLJobConfig: {
        CompletionCriteria: { MaxCandidates: 5 },
        SecurityConfig: { EnableInterContainerTrafficEncryption: false },
        Mode: "ENSEMBLING",
      },
      RoleArn: role,
      AutoMLJobObjective: { MetricName: "F1" },
      ProblemType: "BinaryClassification",
    },
  });
  const report = lambdaStep("Report", {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:report",
    inputs: {
      candidate: search.properties.BestCandidate.CandidateName,
      insights: search.properties.BestCandidateProperties.ModelInsightsJsonReportPath,
      approver: approve.properties.OutputParameters.approver,
    },
  });
  return pipelineDefinition({
    parameters: [clusterId],
    steps: [lookUp, approve, aggregate, ownCluster, search, report],
  });
}
