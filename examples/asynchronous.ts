// Large documents, answered through S3. Two instances start with a deployment, and none stays without requests.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const version = "4.51.3-pytorch2.6.0";
    const documents = new ModelEndpoint(
      "documents",
      {
        ...platform,
        mode: "asynchronous",
        variant: {
          model: {
            kind: "container",
            image: containerImage({ framework: "huggingface", version, device: "gpu", environment }),
            archive: "s3://models-of-documents/3/model.tar.gz",
            variables: { HF_TASK: "document-question-answering" },
          },
          instanceType: "ml.g5.xlarge",
          instances: { min: 0, max: 4, onDeploy: 2, backlogPerInstance: 5 },
        },
        concurrentRequestsPerInstance: 4,
        onError: platform.alarmTopic.topicArn,
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 800, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: documents.endpointName, requestsUri: documents.requestsUri };
  },
});
