import { ABSENT, UNKNOWN } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const idle = "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings";

describeRefusalsOf("aws:sagemaker/domain:Domain", {
  "wants idle times in order": {
    change: { [`${idle}.idleTimeoutInMinutes`]: 300 },
    problems: [`${idle}.idleTimeoutInMinutes: got 300; allowed is at most maxIdleTimeoutInMinutes (240)`],
  },
  "wants a range of idle times in order": {
    change: { [`${idle}.idleTimeoutInMinutes`]: ABSENT, [`${idle}.minIdleTimeoutInMinutes`]: 300 },
    problems: [`${idle}.minIdleTimeoutInMinutes: got 300; allowed is at most maxIdleTimeoutInMinutes (240)`],
  },
});

describeRefusalsOf("aws:sagemaker/app:App", {
  "wants an owner": {
    change: { spaceName: ABSENT },
    problems: ["userProfileName: got nothing; one of userProfileName and spaceName is required"],
  },
  "wants only one owner": {
    change: { userProfileName: "ada" },
    problems: ['spaceName: got "ada-lab"; allowed is only one of userProfileName and spaceName'],
  },
});

describeRefusalsOf("aws:sagemaker/notebookInstance:NotebookInstance", {
  "takes a subnet that will be known": { change: { subnetId: UNKNOWN }, problems: [] },
  "needs no subnet with internet access": {
    change: { subnetId: ABSENT, securityGroups: ABSENT, directInternetAccess: "Enabled" },
    problems: [],
  },
});

describeRefusalsOf("aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig", {
  "wants a script in base64, and does not show it": {
    change: { studioLifecycleConfigContent: "export TOKEN=hunter2" },
    problems: ["studioLifecycleConfigContent: got a text of 20 characters; allowed is a text in base64"],
  },
});
