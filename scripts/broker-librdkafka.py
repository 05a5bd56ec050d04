"""librdkafka for verify:broker: does with the settings of a file what applications do, and prints what came of it."""

import json
import sys
import time

import confluent_kafka
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

UNSUPPORTED = {
    KafkaError.UNSUPPORTED_VERSION,
    KafkaError._UNSUPPORTED_FEATURE,
    KafkaError._NOT_IMPLEMENTED,
    KafkaError.UNSUPPORTED_FOR_MESSAGE_FORMAT,
}


class Client:
    def __init__(self, settings, password_file, topic, group, transactional_id, session_ms):
        lines = [line.rstrip("\n") for line in open(settings, encoding="utf-8")]
        self.settings = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        if password_file:
            self.settings["sasl.password"] = open(password_file, encoding="utf-8").read()
        self.problems = []
        self.settings["error_cb"] = self.problems.append
        self.topic, self.group, self.transactional_id = topic, group, transactional_id
        self.session = int(session_ms) / 1000

    def produce(self, also=None, within=lambda producer, write: write()):
        delivered = []
        producer = Producer({**self.settings, **(also or {})})

        def write():
            for i in range(5):
                producer.produce(self.topic, key=f"key-{i}", value=f"value-{i}", on_delivery=lambda e, _: delivered.append(e))
            if producer.flush(30) > 0:
                raise KafkaException(self.problems[-1] if self.problems else KafkaError(KafkaError._TIMED_OUT))

        within(producer, write)
        for error in delivered:
            if error:
                raise KafkaException(error)
        return f"{len(delivered)} records"

    def stay(self):
        problems_before = len(self.problems)

        def within(producer, write):
            write()
            time.sleep(self.session + 2)
            write()

        done = self.produce(within=within)
        if len(self.problems) > problems_before:
            raise KafkaException(self.problems[-1])
        return f"{done} over {self.session + 2:g} s, sessions of {self.session:g} s"

    def transact(self):
        def within(producer, write):
            producer.init_transactions(30)
            producer.begin_transaction()
            write()
            producer.commit_transaction(30)

        return self.produce({"transactional.id": self.transactional_id}, within)

    def join(self, also=None):
        group = {"group.id": self.group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
        consumer = Consumer({**self.settings, **group, **(also or {})})
        try:
            consumer.subscribe([self.topic])
            read, deadline = 0, time.time() + 30
            while read < 5 and time.time() < deadline:
                message = consumer.poll(0.5)
                if message is None:
                    continue
                if message.error():
                    raise KafkaException(message.error())
                read += 1
            if read < 5:
                raise KafkaException(self.problems[-1] if self.problems else KafkaError(KafkaError._TIMED_OUT))
            consumer.commit(asynchronous=False)
            committed = consumer.committed(consumer.assignment(), 20)
            return f"{read} records, {sum(max(each.offset, 0) for each in committed)} committed"
        finally:
            consumer.close()

    def administer(self):
        admin = AdminClient(self.settings)
        topics = admin.list_topics(timeout=20).topics
        if self.topic not in topics:
            raise KafkaException(KafkaError(KafkaError.UNKNOWN_TOPIC_OR_PART))
        group = admin.describe_consumer_groups([self.group])[self.group].result(20)
        offsets = admin.list_offsets({TopicPartition(self.topic, 0): confluent_kafka.admin.OffsetSpec.latest()})
        [latest] = [future.result(20) for future in offsets.values()]
        return f"{len(topics)} topics, group {group.state.name.lower()}, partition 0 ends at {latest.offset}"


def attempt(capability, action):
    try:
        answer = {"ok": True, "detail": action()}
    except KafkaException as problem:
        error = problem.args[0]
        answer = {"ok": False, "unsupported": error.code() in UNSUPPORTED, "detail": f"{error.name()}: {error.str()}"}
    print(json.dumps({"capability": capability, **answer}), flush=True)


client = Client(*sys.argv[1:7])
versions = [each if isinstance(each, str) else each[0] for each in (confluent_kafka.version(), confluent_kafka.libversion())]
version = f"librdkafka {versions[1]} (confluent-kafka {versions[0]})"
print(json.dumps({"client": version}), flush=True)
attempt("idempotent produce", client.produce)
if client.transactional_id:
    attempt("transactional produce", client.transact)
attempt("the password proved again on an open connection (KIP-368)", client.stay)
attempt("group join and commit", client.join)
client.produce()
attempt("group of the new protocol (KIP-848)", lambda: client.join({"group.protocol": "consumer"}))
attempt("topics, groups and offsets by the admin client", client.administer)
