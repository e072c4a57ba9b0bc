import type { Unwrap } from "@pulumi/pulumi";
import type { NotebookInstanceLifecycleConfigurationArgs } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import type { StudioLifecycleConfigArgs } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookLifecycleNoSecrets } from "./sm-notebook-lifecycle-no-secrets.ts";

const base64 = (script: string) => Buffer.from(script).toString("base64");
const harmless = base64("#!/bin/bash\nset -eu\npip install --quiet ipykernel\n");
const leaking = "#!/bin/bash\nexport DB_PASSWORD='swordfish'\naws s3 ls\nTOKEN=4f2c9e7a1b curl $URL\n";
const message = (what: string, name: string, line: number) =>
  `take ${what} out of ${name} (line ${line}), and read it from Secrets Manager`;

const configuration: Unwrap<NotebookInstanceLifecycleConfigurationArgs> = {
  onCreate: harmless,
  onStart: harmless,
};

describeResourceRule(smNotebookLifecycleNoSecrets, {
  compliant: { type: sagemaker.notebookInstanceLifecycleConfiguration, props: configuration },
  finds: {
    "secrets in base64, without showing them": {
      change: { onStart: base64(leaking) },
      messages: [message("a password", "onStart", 2), message("a token", "onStart", 4)],
    },
    "secrets in both scripts": {
      change: { onCreate: base64(leaking.slice(0, 45)), onStart: base64(leaking.slice(0, 45)) },
      messages: [message("a password", "onCreate", 2), message("a password", "onStart", 2)],
    },
    "a secret in a script that is not in base64": {
      change: { onCreate: leaking },
      messages: [message("a password", "onCreate", 2), message("a token", "onCreate", 4)],
    },
    "a secret in base64 that is broken into lines": {
      change: { onStart: `${base64(leaking).slice(0, 76)}\n${base64(leaking).slice(76)}\n` },
      messages: [message("a password", "onStart", 2), message("a token", "onStart", 4)],
    },
  },
  passes: { "scripts that are known later": { change: { onCreate: UNKNOWN, onStart: UNKNOWN } } },
});

const studio: Unwrap<StudioLifecycleConfigArgs> = {
  studioLifecycleConfigName: "settings",
  studioLifecycleConfigAppType: "JupyterLab",
  studioLifecycleConfigContent: harmless,
};

describeResourceRule(smNotebookLifecycleNoSecrets, {
  compliant: { type: sagemaker.studioLifecycleConfig, props: studio },
  finds: {
    "secrets in a script of Studio": {
      change: { studioLifecycleConfigContent: base64(leaking) },
      messages: [
        message("a password", "studioLifecycleConfigContent", 2),
        message("a token", "studioLifecycleConfigContent", 4),
      ],
    },
  },
});
