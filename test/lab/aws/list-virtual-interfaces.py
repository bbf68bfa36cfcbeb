"""Id, VLAN and state of each virtual interface that boto3 sees in a region, as JSON."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, key_id, secret, region = sys.argv[1:]
direct_connect = boto3.client(
    "directconnect",
    region_name=region,
    endpoint_url=endpoint,
    aws_access_key_id=key_id,
    aws_secret_access_key=secret,
    config=Config(retries={"total_max_attempts": 1}),
)
interfaces = direct_connect.describe_virtual_interfaces()["virtualInterfaces"]
print(json.dumps([[one["virtualInterfaceId"], one["vlan"], one["virtualInterfaceState"]] for one in interfaces]))
