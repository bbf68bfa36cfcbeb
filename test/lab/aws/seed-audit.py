"""Seeds an account of moto with faults for an audit, and prints what the audit must find: rule and resource, as JSON."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, key_id, secret = sys.argv[1:4]
options = dict(
    region_name="eu-west-1",
    endpoint_url=endpoint,
    aws_access_key_id=key_id,
    aws_secret_access_key=secret,
    config=Config(retries={"total_max_attempts": 1}),
)
ec2 = boto3.client("ec2", **options)
route53 = boto3.client("route53", **options)
resolver = boto3.client("route53resolver", **options)
cloudwatch = boto3.client("cloudwatch", **options)
expected = []


def expect(rule, resource):
    expected.append({"rule": rule, "resource": resource})


def new_vpc(cidr, empty_default_group=True):
    vpc_id = ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"]
    if empty_default_group:
        (group,) = ec2.describe_security_groups(
            Filters=[{"Name": "vpc-id", "Values": [vpc_id]}, {"Name": "group-name", "Values": ["default"]}]
        )["SecurityGroups"]
        if group["IpPermissions"]:
            ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
        if group["IpPermissionsEgress"]:
            ec2.revoke_security_group_egress(GroupId=group["GroupId"], IpPermissions=group["IpPermissionsEgress"])
    else:
        expect("VPC-01", vpc_id)
    return vpc_id


def new_subnet(vpc_id, cidr, zone):
    return ec2.create_subnet(VpcId=vpc_id, CidrBlock=cidr, AvailabilityZone="eu-west-1" + zone)["Subnet"]["SubnetId"]


def main_table(vpc_id):
    found = ec2.describe_route_tables(
        Filters=[{"Name": "vpc-id", "Values": [vpc_id]}, {"Name": "association.main", "Values": ["true"]}]
    )
    return found["RouteTables"][0]["RouteTableId"]


# The VPC that moto starts every region with: nothing runs in it, its default group is as AWS makes it.
(default_vpc,) = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]
expect("VPC-01", default_vpc["VpcId"])

# One NAT gateway for two zones.
app = new_vpc("10.10.0.0/16")
public = new_subnet(app, "10.10.0.0/24", "a")
private_a = new_subnet(app, "10.10.1.0/24", "a")
private_b = new_subnet(app, "10.10.2.0/24", "b")
internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
ec2.attach_internet_gateway(InternetGatewayId=internet, VpcId=app)
public_table = ec2.create_route_table(VpcId=app)["RouteTable"]["RouteTableId"]
ec2.associate_route_table(RouteTableId=public_table, SubnetId=public)
ec2.create_route(RouteTableId=public_table, DestinationCidrBlock="0.0.0.0/0", GatewayId=internet)
address = ec2.allocate_address(Domain="vpc")["AllocationId"]
nat = ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"]
ec2.create_route(RouteTableId=main_table(app), DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
expect("NAT-01", nat)

# Groups: two open to the world, by IPv4 and by IPv6, one for everything from everywhere, one as it should be.


def new_group(name, permission):
    group_id = ec2.create_security_group(GroupName=name, Description=name, VpcId=app)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group_id, IpPermissions=[permission])
    return group_id


expect("SG-01", new_group("ssh", {"IpProtocol": "tcp", "FromPort": 20, "ToPort": 30, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}))
expect("SG-01", new_group("rdp", {"IpProtocol": "tcp", "FromPort": 3389, "ToPort": 3389, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}))
anything = new_group("anything", {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]})
expect("SG-01", anything)
expect("SG-02", anything)
new_group("web", {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]})
new_group("inside", {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})

# A VPN that nobody watches and that no flow log sees, on one device; an unused device and an unused gateway.
device = ec2.create_customer_gateway(Type="ipsec.1", IpAddress="198.51.100.7", BgpAsn=65000)["CustomerGateway"]["CustomerGatewayId"]
gateway = ec2.create_vpn_gateway(Type="ipsec.1", AmazonSideAsn=64600)["VpnGateway"]["VpnGatewayId"]
ec2.attach_vpn_gateway(VpnGatewayId=gateway, VpcId=app)
vpn = ec2.create_vpn_connection(Type="ipsec.1", CustomerGatewayId=device, VpnGatewayId=gateway, Options={"StaticRoutesOnly": True})
expect("VPN-13", vpn["VpnConnection"]["VpnConnectionId"])
expect("VPN-17", gateway)
expect("FL-01", app)
spare = ec2.create_customer_gateway(Type="ipsec.1", IpAddress="198.51.100.8", BgpAsn=65001)["CustomerGateway"]["CustomerGatewayId"]
expect("VPN-19", spare)
unused = ec2.create_vpn_gateway(Type="ipsec.1", AmazonSideAsn=64601)["VpnGateway"]["VpnGatewayId"]
expect("VPN-19", unused)

# A transit gateway that takes in anybody, with two VPCs of the same addresses, one of them attached in one zone of two.
transit = ec2.create_transit_gateway(Options={"AutoAcceptSharedAttachments": "enable"})["TransitGateway"]["TransitGatewayId"]
expect("TGW-01", transit)
left = new_vpc("10.20.0.0/16")
left_subnet = new_subnet(left, "10.20.0.0/24", "a")
right = new_vpc("10.20.128.0/20", empty_default_group=False)
right_a = new_subnet(right, "10.20.128.0/24", "a")
right_b = new_subnet(right, "10.20.129.0/24", "b")
expect("VPN-16", left)
expect("VPN-16", right)
expect("FL-01", left)
ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=transit, VpcId=left, SubnetIds=[left_subnet])
half = ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=transit, VpcId=right, SubnetIds=[right_a])
expect("TGW-03", half["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"])
(table,) = ec2.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"]
ec2.create_transit_gateway_route(
    DestinationCidrBlock="10.99.0.0/16", TransitGatewayRouteTableId=table["TransitGatewayRouteTableId"], Blackhole=True
)
expect("TGW-02", table["TransitGatewayRouteTableId"])
# moto cannot deliver it, since the role is not there.
ec2.create_flow_logs(
    ResourceIds=[right],
    ResourceType="VPC",
    TrafficType="ALL",
    LogGroupName="flow",
    DeliverLogsPermissionArn="arn:aws:iam::123456789012:role/no-such-role",
)
expect("FL-01", right)

# Peered VPCs without a way to a site: nobody asks for their flow logs, and their addresses do not clash.
quiet = new_vpc("10.30.0.0/16")
other = new_vpc("10.31.0.0/16")
peering = ec2.create_vpc_peering_connection(VpcId=quiet, PeerVpcId=other)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)

# A service for anybody, without a question.
balancer = boto3.client("elbv2", **options).create_load_balancer(
    Name="service", Type="network", Subnets=[public], Scheme="internal"
)["LoadBalancers"][0]["LoadBalancerArn"]
service = ec2.create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=[balancer], AcceptanceRequired=False)
service_id = service["ServiceConfiguration"]["ServiceId"]
ec2.modify_vpc_endpoint_service_permissions(ServiceId=service_id, AddAllowedPrincipals=["*"])
expect("PL-01", service_id)

# A resolver endpoint with both addresses in one zone.
resolver_group = new_group("dns", {"IpProtocol": "udp", "FromPort": 53, "ToPort": 53, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})
inbound = resolver.create_resolver_endpoint(
    CreatorRequestId="lab",
    Name="lab",
    SecurityGroupIds=[resolver_group],
    Direction="INBOUND",
    IpAddresses=[{"SubnetId": private_a, "Ip": "10.10.1.53"}, {"SubnetId": private_a, "Ip": "10.10.1.54"}],
)["ResolverEndpoint"]
expect("RES-01", inbound["Id"])

# Names: a failover pair without a check and one without a secondary, slow weights, a check that somebody switched off.
zone = route53.create_hosted_zone(Name="lab.example.", CallerReference="zone")["HostedZone"]["Id"].split("/")[-1]


def new_check(reference, **more):
    config = {"IPAddress": "198.51.100.7", "Port": 443, "Type": "HTTPS", "ResourcePath": "/", **more}
    return route53.create_health_check(CallerReference=reference, HealthCheckConfig=config)["HealthCheck"]["Id"]


check = new_check("good")
expect("R53-04", new_check("off", Disabled=True))
expect("R53-04", new_check("turned", Inverted=True))


def put(name, identifier, ttl=60, **more):
    record = {"Name": name, "Type": "A", "SetIdentifier": identifier, "TTL": ttl, "ResourceRecords": [{"Value": more.pop("value")}], **more}
    route53.change_resource_record_sets(
        HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    )


def record_id(name, identifier=None):
    return "/".join(part for part in (zone, name, "A", identifier) if part)


put("good.lab.example.", "one", Failover="PRIMARY", HealthCheckId=check, value="198.51.100.7")
put("good.lab.example.", "two", Failover="SECONDARY", value="198.51.100.8")
put("unchecked.lab.example.", "one", Failover="PRIMARY", value="198.51.100.7")
put("unchecked.lab.example.", "two", Failover="SECONDARY", value="198.51.100.8")
expect("R53-01", record_id("unchecked.lab.example", "one"))
put("alone.lab.example.", "one", Failover="PRIMARY", HealthCheckId=check, value="198.51.100.7")
expect("R53-02", record_id("alone.lab.example"))
put("slow.lab.example.", "one", ttl=600, Weight=10, HealthCheckId=check, value="198.51.100.7")
put("slow.lab.example.", "two", ttl=600, Weight=10, HealthCheckId=check, value="198.51.100.8")
expect("R53-03", record_id("slow.lab.example", "one"))
expect("R53-03", record_id("slow.lab.example", "two"))

print(json.dumps(expected))
