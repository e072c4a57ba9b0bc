// A candidate gets copies of every fifth request; callers get the answers of the production variant only.
import { containerImage } from "@mlops/container-images";
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const image = containerImage({ framework: "xgboost", version: "1.7-1", environment });
    const machines = { instanceType: "ml.c7i.xlarge", instances: 2 } as const;
    const fraud = new ModelEndpoint(
      "fraud",
      {
        ...platform,
        mode: "real-time",
        variants: {
          main: {
            model: { kind: "container", image, archive: "s3://models-of-fraud/7/model.tar.gz" },
            ...machines,
          },
        },
        shadow: {
          name: "candidate",
          model: { kind: "container", image, archive: "s3://models-of-fraud/8/model.tar.gz" },
          ...machines,
          samplingPercent: 20,
        },
      },
      options,
    );
    return { endpointName: fraud.endpointName };
  },
});
