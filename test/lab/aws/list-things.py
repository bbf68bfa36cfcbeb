"""What boto3 sees in an account: kind, place, id, name and state of each thing, as JSON."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, key_id, secret, *regions = sys.argv[1:]
things = []


def client(service, region):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id=key_id,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}),
    )


def tagged_name(thing):
    return {tag.get("Key", tag.get("key")): tag.get("Value", tag.get("value")) for tag in thing.get("Tags") or []}.get("Name")


def add(kind, region, found, id_key, state=lambda thing: None, name=tagged_name):
    for thing in found:
        things.append([kind, region, thing[id_key].split("/")[-1], name(thing) or None, state(thing)])


for region in regions:
    ec2 = client("ec2", region)
    dx = client("directconnect", region)
    resolver = client("route53resolver", region)
    state = lambda thing: thing["State"]
    add("vpn-connection", region, ec2.describe_vpn_connections()["VpnConnections"], "VpnConnectionId", state)
    add("customer-gateway", region, ec2.describe_customer_gateways()["CustomerGateways"], "CustomerGatewayId", state)
    add("vpn-gateway", region, ec2.describe_vpn_gateways()["VpnGateways"], "VpnGatewayId", state)
    add("transit-gateway", region, ec2.describe_transit_gateways()["TransitGateways"], "TransitGatewayId", state)
    attachments = ec2.describe_transit_gateway_attachments()["TransitGatewayAttachments"]
    add("transit-gateway-attachment", region, attachments, "TransitGatewayAttachmentId", state)
    add("vpc", region, ec2.describe_vpcs()["Vpcs"], "VpcId", state)
    add("subnet", region, ec2.describe_subnets()["Subnets"], "SubnetId")
    add("route-table", region, ec2.describe_route_tables()["RouteTables"], "RouteTableId")
    add("nat-gateway", region, ec2.describe_nat_gateways()["NatGateways"], "NatGatewayId", state)
    peerings = ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
    add("vpc-peering", region, peerings, "VpcPeeringConnectionId", lambda thing: thing["Status"]["Code"])
    add("security-group", region, ec2.describe_security_groups()["SecurityGroups"], "GroupId", name=lambda thing: thing["GroupName"])
    services = ec2.describe_vpc_endpoint_service_configurations()["ServiceConfigurations"]
    add("endpoint-service", region, services, "ServiceId", lambda thing: thing["ServiceState"])
    endpoints = resolver.list_resolver_endpoints()["ResolverEndpoints"]
    add("resolver-endpoint", region, endpoints, "Id", lambda thing: thing["Status"], lambda thing: thing["Name"])
    add("dx-connection", region, dx.describe_connections()["connections"], "connectionId", lambda t: t["connectionState"], lambda t: t["connectionName"])
    add("dx-lag", region, dx.describe_lags()["lags"], "lagId", lambda t: t["lagState"], lambda t: t["lagName"])
    interfaces = dx.describe_virtual_interfaces()["virtualInterfaces"]
    add("virtual-interface", region, interfaces, "virtualInterfaceId", lambda t: t["virtualInterfaceState"], lambda t: t["virtualInterfaceName"])

route53 = client("route53", regions[0])
dx = client("directconnect", regions[0])
add("hosted-zone", None, route53.list_hosted_zones()["HostedZones"], "Id", name=lambda thing: thing["Name"].rstrip("."))
for check in route53.list_health_checks()["HealthChecks"]:
    answer = route53.list_tags_for_resource(ResourceType="healthcheck", ResourceId=check["Id"])
    things.append(["health-check", None, check["Id"], tagged_name(answer["ResourceTagSet"]), None])
gateways = dx.describe_direct_connect_gateways()["directConnectGateways"]
add("dx-gateway", None, gateways, "directConnectGatewayId", lambda t: t["directConnectGatewayState"], lambda t: t["directConnectGatewayName"])

print(json.dumps(things))
