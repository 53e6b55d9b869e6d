/** What a column of a file can hold. */
export const IMPORT_FIELDS = [
  'externalId',
  'name',
  'account',
  'product',
  'amount',
  'currency',
  'stage',
  'status',
  'owner',
  'source',
  'createdAt',
  'closedAt',
  'closeDate',
  'nextStep',
  'forecastCategory',
  'lostReason',
  'lostNote',
  // Pipedrive has a column for each way of closing.
  'wonAt',
  'lostAt',
  // Our own export has both a Slack user id and a name, and the number that people type.
  'ownerName',
  'number',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The columns whose dates decide together in which order a file writes day, month and year. */
export const DATE_FIELDS = [
  'createdAt',
  'closedAt',
  'closeDate',
  'wonAt',
  'lostAt',
] as const satisfies readonly ImportField[];

/**
 * Column names by field, folded to letters and digits; the first that a file has is taken. Sources: the
 * opportunity fields of Salesforce (help.salesforce.com "Opportunity Fields", and the API names that its
 * data loader writes), the deal properties of HubSpot (knowledge.hubspot.com "Default deal properties"),
 * Pipedrive's "Deal - …" columns (support.pipedrive.com, exports and import templates),
 * Maven Analytics' sales_pipeline.csv, and our own export.
 */
export const COLUMN_NAMES: { readonly [Field in ImportField]: readonly string[] } = {
  externalId: ['externalid', 'opportunityid', 'recordid', 'dealid', 'pipedrivesystemid', 'id'],
  name: ['name', 'opportunityname', 'dealname', 'dealtitle', 'title', 'opportunity', 'deal'],
  account: [
    'account',
    'accountname',
    'organization',
    'organisation',
    'organizationname',
    'organisationname',
    'associatedcompany',
    'associatedcompanyprimary',
    'primaryassociatedcompany',
    'company',
    'companyname',
    'customer',
  ],
  product: ['product', 'productname'],
  amount: ['amount', 'value', 'dealvalue', 'dealamount', 'closevalue', 'opportunityamount'],
  currency: [
    'currency',
    'amountcurrency',
    'currencyofvalue',
    'opportunitycurrency',
    'currencyisocode',
    'dealcurrencycode',
  ],
  stage: ['stage', 'dealstage', 'stagename', 'stagepipeline', 'opportunitystage'],
  status: ['status', 'dealstatus'],
  owner: [
    'owner',
    'opportunityowner',
    'dealowner',
    'ownername',
    'ownerfullname',
    'salesagent',
    'assignedto',
    'salesrep',
  ],
  source: ['source', 'leadsource', 'originaltrafficsource', 'originalsource', 'dealsource', 'sourcechannel'],
  createdAt: [
    'createdat',
    'createddate',
    'createdate',
    'creationdate',
    'dealcreated',
    'engagedate',
    'created',
    'addtime',
  ],
  closedAt: ['closedat', 'closedon', 'dealclosedon', 'closeddate', 'actualclosedate'],
  closeDate: ['closedate', 'expectedclosedate', 'expectedclose', 'closingdate'],
  nextStep: ['nextstep', 'nextsteps'],
  forecastCategory: ['forecastcategory', 'forecastcategoryname'],
  lostReason: ['lostreason', 'closedlostreason', 'lossreason', 'reasonlost'],
  lostNote: ['lostnote'],
  wonAt: ['wontime', 'wondate'],
  lostAt: ['losttime', 'lostdate'],
  ownerName: ['ownername'],
  number: ['number'],
};
