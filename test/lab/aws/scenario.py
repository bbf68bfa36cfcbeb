"""The scenario of scenario.ts by boto3, a client that Linkspan's authors did not write. Prints its records as JSON."""

import json
import re
import sys
import time
import xml.etree.ElementTree as ElementTree

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

endpoint, key_id, secret = sys.argv[1:4]
options = dict(
    region_name="eu-west-1",
    endpoint_url=endpoint,
    aws_access_key_id=key_id,
    aws_secret_access_key=secret,
    config=Config(retries={"total_max_attempts": 1}),
)
ec2 = boto3.client("ec2", **options)
sts = boto3.client("sts", **options)
records = {}


def step(name, work):
    try:
        records[name] = work()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        records[name] = {"error": code}
    except ResponseParserError:
        # moto answers an action it does not have with a page of HTML.
        records[name] = {"error": "not-implemented"}
    return records[name]


def until(look):
    end = time.monotonic() + 10
    while True:
        seen = look()
        if seen is not None or time.monotonic() > end:
            return seen
        time.sleep(0.05)


def tags_of(thing):
    return {tag["Key"]: tag["Value"] for tag in thing.get("Tags", [])}


def tag_specification(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def identity():
    answer = sts.get_caller_identity()
    return {"accountDigits": len(answer["Account"]), "arnPartition": answer["Arn"].split(":")[1]}


step("identity", identity)

vpc_id = ec2.create_vpc(CidrBlock="10.99.0.0/16")["Vpc"]["VpcId"]
ec2.associate_vpc_cidr_block(VpcId=vpc_id, CidrBlock="10.98.0.0/20")
subnet_id = ec2.create_subnet(VpcId=vpc_id, CidrBlock="10.99.1.0/24")["Subnet"]["SubnetId"]
group_id = ec2.create_security_group(GroupName="lab", Description="Lab", VpcId=vpc_id)["GroupId"]


def vpc():
    (found,) = ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"]
    return {"cidrs": [each["CidrBlock"] for each in found["CidrBlockAssociationSet"]], "isDefault": found["IsDefault"]}


step("vpc", vpc)
step("subnets", lambda: [each["CidrBlock"] for each in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc_id]}])["Subnets"]])
(table,) = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc_id]}])["RouteTables"]
table_id = table["RouteTableId"]
step("route-table", lambda: {"isMain": table["Associations"][0]["Main"], "routes": sorted(each["DestinationCidrBlock"] for each in table["Routes"])})


def create_device(address="198.51.100.7", **more):
    return ec2.create_customer_gateway(
        Type="ipsec.1", IpAddress=address, BgpAsn=65000, TagSpecifications=tag_specification("customer-gateway", "lab & <site>"), **more
    )["CustomerGateway"]


def device_view(each):
    return {"state": each["State"], "address": each["IpAddress"], "asn": int(each["BgpAsn"]), "tags": tags_of(each)}


device = create_device()
device_id = device["CustomerGatewayId"]
step("customer-gateway", lambda: device_view(device))
again = {}


def create_device_again():
    again.update(create_device())
    return {"isSame": again["CustomerGatewayId"] == device_id}


step("customer-gateway-again", create_device_again)
step("customer-gateway-bad-address", lambda: device_view(create_device("not-an-ip")))


def dry_run():
    create_device("198.51.100.8", DryRun=True)
    return {"made": True}


step("customer-gateway-dry-run", dry_run)


def living_devices():
    found = ec2.describe_customer_gateways(Filters=[{"Name": "state", "Values": ["pending", "available"]}])
    return sorted(each["IpAddress"] for each in found["CustomerGateways"] if each["IpAddress"] in ("198.51.100.7", "198.51.100.8"))


step("customer-gateway-list", lambda: {"addresses": living_devices()})


def device_available():
    (found,) = ec2.describe_customer_gateways(CustomerGatewayIds=[device_id])["CustomerGateways"]
    return device_view(found) if found["State"] == "available" else None


step("customer-gateway-available", lambda: until(device_available))


def create_gateway():
    return ec2.create_vpn_gateway(Type="ipsec.1", AmazonSideAsn=64600, TagSpecifications=tag_specification("vpn-gateway", "lab"))["VpnGateway"]


gateway = create_gateway()
gateway_id = gateway["VpnGatewayId"]
step("vpn-gateway", lambda: {"state": gateway["State"], "asn": gateway.get("AmazonSideAsn"), "tags": tags_of(gateway)})


def propagate():
    ec2.enable_vgw_route_propagation(RouteTableId=table_id, GatewayId=gateway_id)
    return {"done": True}


step("propagation-before-attach", propagate)
ec2.attach_vpn_gateway(VpnGatewayId=gateway_id, VpcId=vpc_id)


def attached():
    (found,) = ec2.describe_vpn_gateways(VpnGatewayIds=[gateway_id])["VpnGateways"]
    states = [each["State"] for each in found["VpcAttachments"] if each["VpcId"] == vpc_id]
    return {"states": states} if states == ["attached"] else None


step("attached", lambda: until(attached))
second_id = create_gateway()["VpnGatewayId"]


def attach_second():
    ec2.attach_vpn_gateway(VpnGatewayId=second_id, VpcId=vpc_id)
    return {"done": True}


step("attach-second", attach_second)
step("propagation", propagate)
tunnels = [
    {"TunnelInsideCidr": cidr, "PreSharedKey": key, "IKEVersions": [{"Value": "ikev2"}], "Phase1DHGroupNumbers": [{"Value": 20}]}
    for cidr, key in (("169.254.40.0/30", "lab.tunnel_one"), ("169.254.41.0/30", "lab.tunnel_two"))
]


def create_connection(tunnel_options=tunnels):
    return ec2.create_vpn_connection(
        Type="ipsec.1",
        CustomerGatewayId=device_id,
        VpnGatewayId=gateway_id,
        Options={"StaticRoutesOnly": True, "TunnelOptions": tunnel_options},
        TagSpecifications=tag_specification("vpn-connection", "lab"),
    )["VpnConnection"]


def connection_view(each):
    options = each.get("Options", {})
    return {
        "state": each["State"],
        "isStatic": options.get("StaticRoutesOnly", False),
        "inside": [tunnel["TunnelInsideCidr"] for tunnel in options.get("TunnelOptions", [])],
        "groups": [[group["Value"] for group in tunnel["Phase1DHGroupNumbers"]] for tunnel in options.get("TunnelOptions", [])],
        "status": [each["Status"] for each in each.get("VgwTelemetry", [])],
        "tags": tags_of(each),
    }


step("vpn-connection-bad-key", lambda: connection_view(create_connection([{"PreSharedKey": "0short"}])))
step("vpn-connection-reserved-inside", lambda: connection_view(create_connection([{"TunnelInsideCidr": "169.254.169.252/30"}])))
found = ec2.describe_vpn_connections(Filters=[{"Name": "customer-gateway-id", "Values": [device_id]}])["VpnConnections"]
step("vpn-connection-after-refusals", lambda: {"count": len(found)})
for each in found:
    ec2.delete_vpn_connection(VpnConnectionId=each["VpnConnectionId"])
connection = create_connection()
connection_id = connection["VpnConnectionId"]
step("vpn-connection", lambda: connection_view(connection))


def read_connection():
    return ec2.describe_vpn_connections(VpnConnectionIds=[connection_id])["VpnConnections"][0]


def connection_available():
    seen = read_connection()
    return connection_view(seen) if seen["State"] == "available" else None


step("vpn-connection-available", lambda: until(connection_available))


def create_connection_again():
    other = create_connection()
    if other["VpnConnectionId"] != connection_id:
        ec2.delete_vpn_connection(VpnConnectionId=other["VpnConnectionId"])
    return {"isSame": other["VpnConnectionId"] == connection_id}


step("vpn-connection-again", create_connection_again)


def configuration():
    root = ElementTree.fromstring(read_connection()["CustomerGatewayConfiguration"].strip())
    blocks = root.findall("ipsec_tunnel")
    keys = [block.findtext("ike/pre_shared_key") for block in blocks]
    return {
        "tunnels": len(blocks),
        "outsideAddresses": len({block.findtext("vpn_gateway/tunnel_outside_address/ip_address") for block in blocks}),
        "inside": [block.findtext("vpn_gateway/tunnel_inside_address/ip_address") for block in blocks],
        "device": sorted({block.findtext("customer_gateway/tunnel_outside_address/ip_address") for block in blocks}),
        "keysAreOurs": keys == ["lab.tunnel_one", "lab.tunnel_two"],
        "keysFollowTheRules": all(re.fullmatch(r"(?!0)[A-Za-z0-9._]{8,64}", key) for key in keys),
    }


step("vpn-configuration", configuration)


def static_route():
    ec2.create_vpn_connection_route(VpnConnectionId=connection_id, DestinationCidrBlock="192.168.10.0/24")
    return until(lambda: [each["DestinationCidrBlock"] for each in read_connection().get("Routes", []) if each["State"] == "available"] or None)


step("static-route", static_route)


def add_route():
    ec2.create_route(RouteTableId=table_id, DestinationCidrBlock="192.168.99.0/24", GatewayId=gateway_id)
    (seen,) = ec2.describe_route_tables(RouteTableIds=[table_id])["RouteTables"]
    return sorted(each["DestinationCidrBlock"] for each in seen["Routes"])


def remove_route():
    ec2.delete_route(RouteTableId=table_id, DestinationCidrBlock="192.168.99.0/24")
    return {"done": True}


step("route", add_route)
step("route-again", add_route)
step("route-deleted", remove_route)
step("route-deleted-again", remove_route)
permission = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "192.168.10.9/24", "Description": "From the site"}]}]


def add_rule():
    answer = ec2.authorize_security_group_ingress(GroupId=group_id, IpPermissions=permission)
    return [{"cidr": each["CidrIpv4"], "from": each["FromPort"], "to": each["ToPort"]} for each in answer["SecurityGroupRules"]]


step("rule", add_rule)
step("rule-again", add_rule)


def ingress_rules():
    answer = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group_id]}])
    return [each for each in answer["SecurityGroupRules"] if not each["IsEgress"]]


def revoke_rule():
    ec2.revoke_security_group_ingress(GroupId=group_id, SecurityGroupRuleIds=[each["SecurityGroupRuleId"] for each in ingress_rules()])
    return {"left": len(ingress_rules())}


step("rule-revoked", revoke_rule)
step("missing-connection", lambda: ec2.describe_vpn_connections(VpnConnectionIds=["vpn-00000000000000000"]) and {"found": True})
step("missing-vpc", lambda: ec2.describe_vpcs(VpcIds=["vpc-00000000000000000"]) and {"found": True})
step("malformed-vpc", lambda: ec2.describe_vpcs(VpcIds=["nonsense"]) and {"found": True})


def done(call, **arguments):
    def work():
        call(**arguments)
        return {"done": True}

    return work


step("delete-device-in-use", done(ec2.delete_customer_gateway, CustomerGatewayId=device_id))
step("delete-gateway-attached", done(ec2.delete_vpn_gateway, VpnGatewayId=gateway_id))
step("delete-connection", done(ec2.delete_vpn_connection, VpnConnectionId=connection_id))
step("connection-deleted", lambda: until(lambda: {"state": "deleted"} if read_connection()["State"] == "deleted" else None))
step("configuration-after-delete", lambda: {"isThere": bool(read_connection().get("CustomerGatewayConfiguration"))})
step("detach", done(ec2.detach_vpn_gateway, VpnGatewayId=gateway_id, VpcId=vpc_id))


def detached():
    (found,) = ec2.describe_vpn_gateways(VpnGatewayIds=[gateway_id])["VpnGateways"]
    return {"done": True} if all(each["State"] == "detached" for each in found["VpcAttachments"]) else None


step("detached", lambda: until(detached))
step("detach-again", done(ec2.detach_vpn_gateway, VpnGatewayId=gateway_id, VpcId=vpc_id))
step("delete-gateway", done(ec2.delete_vpn_gateway, VpnGatewayId=gateway_id))
step("delete-device", done(ec2.delete_customer_gateway, CustomerGatewayId=device_id))
print(json.dumps(records))
