import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { secretsIn } from "../../secrets-in-text.ts";

const scripts = ["onCreate", "onStart", "studioLifecycleConfigContent"];

export const smNotebookLifecycleNoSecrets = resourceRule("sm-notebook-lifecycle-no-secrets", {
  resourceTypes: [sagemaker.notebookInstanceLifecycleConfiguration, sagemaker.studioLifecycleConfig],
  check({ props }, report) {
    for (const name of scripts) {
      for (const { what, line } of secretsIn(scriptIn(props.at(name).text ?? ""))) {
        // Without the property: its value is what must not be shown.
        report({ todo: `take ${what} out of ${name} (line ${line}), and read it from Secrets Manager` });
      }
    }
  },
});

/** SageMaker takes scripts in base64; one that is not in base64 is judged as it is. */
function scriptIn(text: string): string {
  const isBase64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").toString("utf8") : text;
}
