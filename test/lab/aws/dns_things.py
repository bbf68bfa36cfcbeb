"""Route 53 and CloudWatch by boto3: makes a zone when told to, then prints the zones, records, health checks and alarms as JSON."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, key_id, secret, job = sys.argv[1:]


def client(service):
    return boto3.client(
        service,
        region_name="eu-west-1",
        endpoint_url=endpoint,
        aws_access_key_id=key_id,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}),
    )


def plain(name):
    return name.replace("\\052", "*").rstrip(".").lower()


def target(record):
    alias = record.get("AliasTarget")
    if alias:
        return [alias["HostedZoneId"], plain(alias["DNSName"]), alias["EvaluateTargetHealth"]]
    return [record["TTL"], sorted(value["Value"] for value in record["ResourceRecords"])]


def role(record):
    return record.get("Failover") or record.get("Weight") or record.get("Region")


route53 = client("route53")
if job == "seed":
    zone = route53.create_hosted_zone(Name="lab.example", CallerReference="lab")["HostedZone"]["Id"]
    simple = {"Name": "app.lab.example", "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "192.0.2.1"}]}
    # moto refuses a CREATE that it has seen before, even where the same batch deletes what is there.
    batch = {"Changes": [{"Action": "UPSERT", "ResourceRecordSet": simple}]}
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)

zones = []
for zone in route53.get_paginator("list_hosted_zones").paginate().build_full_result()["HostedZones"]:
    pages = route53.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone["Id"])
    records = pages.build_full_result()["ResourceRecordSets"]
    zones.append(
        {
            "id": zone["Id"].split("/")[-1],
            "name": plain(zone["Name"]),
            "isPrivate": zone["Config"]["PrivateZone"],
            "records": [
                [plain(r["Name"]), r["Type"], r.get("SetIdentifier"), role(r), target(r), r.get("HealthCheckId")] for r in records
            ],
        }
    )
checks = [
    [check["Id"], check["HealthCheckConfig"]["Type"], check["HealthCheckConfig"].get("Inverted", False), check["HealthCheckVersion"]]
    for check in route53.get_paginator("list_health_checks").paginate().build_full_result()["HealthChecks"]
]
alarms = [alarm["AlarmName"] for alarm in client("cloudwatch").describe_alarms()["MetricAlarms"]]
print(json.dumps({"zones": zones, "checks": checks, "alarms": alarms}))
