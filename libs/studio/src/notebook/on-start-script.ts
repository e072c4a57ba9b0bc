import { idleStopScript } from "./idle-stop-script.ts";

/**
 * What a notebook instance runs as root at every start: it sets a timer that looks every five minutes whether anybody
 * works there, then runs `extra`.
 *
 * A timer of systemd, because cron is not part of Amazon Linux 2023. A look that fails (Jupyter does not answer)
 * stops nothing; `journalctl -u idle-stop` tells.
 * @param idleMinutes after how many minutes without work the instance is stopped
 * @param extra more to run at every start; all of it together must be done in five minutes
 */
export function onStartScript(idleMinutes: number, extra = ""): string {
  return `#!/bin/bash
set -eu

cat > /usr/local/bin/idle-stop <<'END_OF_PROGRAM'
${idleStopScript}END_OF_PROGRAM
chmod 755 /usr/local/bin/idle-stop

cat > /etc/systemd/system/idle-stop.service <<'END_OF_UNIT'
[Unit]
Description=Stop the notebook instance when nobody works on it

[Service]
Type=oneshot
Environment=PATH=/usr/local/bin:/usr/bin:/bin:/home/ec2-user/anaconda3/bin
ExecStart=/usr/local/bin/idle-stop ${idleMinutes}
END_OF_UNIT

cat > /etc/systemd/system/idle-stop.timer <<'END_OF_UNIT'
[Unit]
Description=Look every five minutes whether anybody works here

[Timer]
OnCalendar=*:0/5

[Install]
WantedBy=timers.target
END_OF_UNIT

systemctl daemon-reload
systemctl enable --now idle-stop.timer
${extra === "" ? "" : `\n${extra.trimEnd()}\n`}`;
}
