import { sagemaker } from "../../resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookImdsv2 } from "./sm-notebook-imdsv2.ts";

const version = "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion";
const message = (came: string) => `set minimumInstanceMetadataServiceVersion to "2"; ${version} is ${came}`;

describeResourceRule(smNotebookImdsv2, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: [version],
  finds: {
    "the first version": { change: { [version]: "1" }, messages: [message('"1"')] },
    "a notebook that says nothing": {
      change: { instanceMetadataServiceConfiguration: ABSENT },
      messages: [message("absent")],
    },
  },
  passes: { "a version that is known later": { change: { [version]: UNKNOWN } } },
});
