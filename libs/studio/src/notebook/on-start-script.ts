import { idleStopScript } from "./idle-stop-script.ts";

/**
 * What a notebook instance runs as root at every start: it installs a timer that checks every five minutes whether the
 * instance is idle, then runs `extra`.
 *
 * The timer is systemd's, because cron is not part of Amazon Linux 2023. A check that fails (Jupyter does not answer)
 * stops nothing; `journalctl -u idle-stop` shows it.
 * @param idleMinutes after how many minutes without activity the instance is stopped
 * @param extra further commands, in bash; the whole script has five minutes
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
