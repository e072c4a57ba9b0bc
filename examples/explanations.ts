// Answers about texts that come with what each word adds to them, for the requests that ask for it.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

/** Each word of a text, against a text without it. */
const explainer = {
  contentType: "application/jsonlines",
  requests: { contentTemplate: '{"text":$features}', features: "text", headers: ["text"], types: ["text"] },
  answers: { labelHeaders: ["negative", "neutral", "positive"], probability: "probabilities" },
  shap: { baseline: '{"text":"[UNK]"}', samples: 200, text: { granularity: "token", language: "en" } },
  maxRecords: 50,
} as const;

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference, tags }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({ framework: "sklearn", version: "1.2-1", environment });
    const model = { kind: "container", image, archive: "s3://models-of-reviews/5/model.tar.gz" } as const;
    const instances = { min: 2, max: 6, requestsPerSecond: 20 };
    const main = { model, instanceType: "ml.c7i.xlarge", instances } as const;
    // Monitors read texts as JSON Lines too.
    const dataCapture = { csvContentTypes: [], jsonContentTypes: ["application/jsonlines"] };
    const served = { mode: "real-time", variants: { main }, dataCapture, explainer, tags } as const;
    const reviews = new ModelEndpoint("reviews", { ...platform, ...served }, options);
    const budget = { app: environment.app, monthlyUsd: 1200, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: reviews.endpointName };
  },
});
