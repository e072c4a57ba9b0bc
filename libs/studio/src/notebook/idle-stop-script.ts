/**
 * The program that stops a notebook instance when it is idle. It runs on the instance, with the system's Python 3.9 and
 * its standard library alone; the AWS command line is part of the instance.
 *
 * It is text in this file because a library that both Node (ES modules) and Jest (CommonJS) load cannot find its own
 * folder.
 */
export const idleStopScript = String.raw`#!/usr/bin/python3
"""Stop this notebook instance when nobody has worked on it for a while.

usage: idle-stop MINUTES [SERVER] [METADATA]
"""
import json
import ssl
import subprocess
import sys
import urllib.request
from datetime import datetime, timedelta, timezone


def moment(text):
    """A time of Jupyter, such as 2026-01-31T09:30:00.123456Z."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def last_work(sessions, terminals, started):
    """When somebody last worked here; None while a kernel is computing."""
    kernels = [session["kernel"] for session in sessions if session.get("kernel")]
    if any(kernel["execution_state"] == "busy" for kernel in kernels):
        return None
    times = [item["last_activity"] for item in kernels + terminals if item.get("last_activity")]
    return max([started, *map(moment, times)])


def is_idle(sessions, terminals, started, now, limit):
    """Whether the last work was longer ago than the limit."""
    last = last_work(sessions, terminals, started)
    return last is not None and now - last > limit


def ask(server, path):
    """What Jupyter answers. Its certificate is its own, and the way to it does not leave the machine."""
    context = ssl._create_unverified_context()
    with urllib.request.urlopen(server + path, timeout=20, context=context) as answer:
        return json.load(answer)


def boot_time(now):
    with open("/proc/uptime") as uptime:
        return now - timedelta(seconds=float(uptime.read().split()[0]))


def stop(metadata):
    """Stop the instance that the metadata name, in the region of its ARN."""
    with open(metadata) as file:
        arn = json.load(file)["ResourceArn"]
    region, name = arn.split(":")[3], arn.split("/")[-1]
    command = ["aws", "sagemaker", "stop-notebook-instance"]
    subprocess.run([*command, "--notebook-instance-name", name, "--region", region], check=True)


def main(minutes, server="https://localhost:8443", metadata="/opt/ml/metadata/resource-metadata.json"):
    now = datetime.now(timezone.utc)
    sessions, terminals = ask(server, "/api/sessions"), ask(server, "/api/terminals")
    idle = is_idle(sessions, terminals, boot_time(now), now, timedelta(minutes=int(minutes)))
    print("idle: stopping" if idle else "in use", flush=True)
    if idle:
        stop(metadata)


if __name__ == "__main__":
    main(*sys.argv[1:])
`;
