-- Which service took a message, under which reference, at which cost; what its receipt said; why a message waits.
alter table outbox add column provider text;
alter table outbox add column reference text;
-- Millionths of `cost_unit`: credits, or a currency.
alter table outbox add column cost bigint check (cost >= 0);
alter table outbox add column cost_unit text;
alter table outbox add column receipt text check (receipt in ('Delivered', 'Failed'));
alter table outbox add column receipt_at timestamptz;
alter table outbox add column receipt_error text;
-- What is to be mended before it can leave: the contact, the credit or the account at the service.
alter table outbox add column cause text check (cause in ('Contact', 'Credit', 'Account'));
alter table outbox add column waits_for text check (waits_for in ('Night', 'Cap'));
-- A message that did not arrive and was sent once more, as another row.
alter table outbox add column resent_at timestamptz;

create index outbox_by_reference on outbox (provider, reference) where reference is not null;
create index outbox_sms_sent on outbox (sent_at) where channel = 'Sms' and sent_at is not null;
create index outbox_by_structure on outbox (structure_id, created_at);
