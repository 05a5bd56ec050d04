"""What the AWS emulator leaves out and `npm run verify:aws` needs; Python loads it from PYTHONPATH as it starts."""

import sys

if any(argument.endswith("ministack_cfn.py") for argument in sys.orig_argv):
    from ministack.services import alb, ec2, eks
    from ministack.services.cloudformation import provisioners

    create_cluster = eks._create_cluster

    def create_cluster_with_group(body):
        """EKS makes a security group for each cluster; the emulator names one that isn't there."""
        response = create_cluster(body)
        network = eks._clusters[body["name"]]["resourcesVpcConfig"] if response[0] < 400 else {}
        group = network.get("clusterSecurityGroupId")
        if group and group not in ec2._security_groups:
            subnet = next((each for each in network["subnetIds"] if each in ec2._subnets), None)
            ec2._security_groups[group] = {
                "GroupId": group,
                "GroupName": f"eks-cluster-sg-{body['name']}",
                "Description": "EKS created security group",
                "VpcId": ec2._subnets[subnet]["VpcId"] if subnet else "",
                "OwnerId": ec2.get_account_id(),
                "IpPermissions": [],
                "IpPermissionsEgress": [],
            }
        return response

    delete_cluster = eks._delete_cluster

    def delete_cluster_with_group(name):
        network = eks._clusters[name]["resourcesVpcConfig"] if name in eks._clusters else {}
        ec2._security_groups.pop(network.get("clusterSecurityGroupId"), None)
        return delete_cluster(name)

    eks._create_cluster = create_cluster_with_group
    eks._delete_cluster = delete_cluster_with_group

    def with_subnets(handler):
        """The emulator's CloudFormation knows a load balancer's subnets, but not its subnet mappings."""

        def handle(*arguments):
            return handler(*(
                {**each, "Subnets": [mapping["SubnetId"] for mapping in each["SubnetMappings"]]}
                if isinstance(each, dict) and "SubnetMappings" in each
                else each
                for each in arguments
            ))

        return handle

    load_balancer = provisioners._RESOURCE_HANDLERS["AWS::ElasticLoadBalancingV2::LoadBalancer"]
    load_balancer["create"] = with_subnets(load_balancer["create"])
    load_balancer["update"] = with_subnets(load_balancer["update"])

    def with_attributes(handler):
        """It sets a listener's attributes when the listener changes, but not when it is made."""

        def handle(logical_id, props, *rest):
            arn, attributes = handler(logical_id, props, *rest)
            alb._listener_attrs[arn] = [dict(each) for each in props.get("ListenerAttributes", [])]
            return arn, attributes

        return handle

    listener = provisioners._RESOURCE_HANDLERS["AWS::ElasticLoadBalancingV2::Listener"]
    listener["create"] = with_attributes(listener["create"])

    plain_alarm = provisioners._cw_metric_alarm_record

    def alarm_with_metrics(name, props):
        """It evaluates no metric math, but can keep what such an alarm looks at and say it again."""
        metrics = props.get("Metrics")
        if not metrics:
            return plain_alarm(name, props)
        stand_in = {**props, "Metrics": None, "MetricName": "none", "Namespace": "none"}
        alarm = plain_alarm(name, stand_in)
        for key in ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period"):
            alarm.pop(key)
        return {**alarm, "Metrics": metrics}

    provisioners._cw_metric_alarm_record = alarm_with_metrics
