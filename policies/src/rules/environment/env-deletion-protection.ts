import { ecr, kms, s3, sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** Switches that delete a resource together with what is in it. */
const emptyingSwitches = ["forceDestroy", "forceDelete"];

export const envDeletionProtection = resourceRule("env-deletion-protection", {
  resourceTypes: [
    ecr.repository,
    kms.key,
    s3.bucket,
    s3.bucketV2,
    sagemaker.domain,
    sagemaker.featureGroup,
    sagemaker.modelPackageGroup,
  ],
  check({ props, protect }, report) {
    if (!protect) report({});
    for (const name of emptyingSwitches) {
      const property = props.at(name);
      if (property.is(true)) report({ property, todo: `set ${name} to false` });
    }
    const homes = props.at("retentionPolicy.homeEfsFileSystem");
    // Absent is Retain: the API's default.
    if (homes.state !== "absent" && homes.isNot("Retain")) {
      report({ property: homes, todo: 'set homeEfsFileSystem to "Retain"' });
    }
  },
});
