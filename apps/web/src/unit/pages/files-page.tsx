import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import { useAddressFilters } from '../../console/address-filters.ts'
import { DateFilter, FilterBar, TextFilter } from '../../console/filter-fields.tsx'
import { EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { PagedTable } from '../../console/paged-table.tsx'
import { ArchivePackage } from '../parts/archive-package.tsx'
import type { KeptFile } from '../parts/kept-file-columns.tsx'
import { keptFileColumns } from '../parts/kept-file-columns.tsx'
import { billColumn } from '../parts/bill-link.tsx'
import { useRights } from '../parts/rights.ts'

const texts = [
  ['voucherNumber', '会计凭证号'],
  ['billCode', '票据代码'],
  ['billNumber', '票据号码'],
] as const
const dates = [
  ['storedFrom', '保存自'],
  ['storedTo', '保存至'],
] as const
const filterNames = [...texts.map(([name]) => name), ...dates.map(([name]) => name)] as const

/** The files of bills that the unit keeps: found by voucher, bill or day, and packed for the archive. */
export function FilesPage(): ReactNode {
  const shown = useAddressFilters(filterNames)
  const { filters } = shown
  const { mayReimburse } = useRights()
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <>
      <PageHeading
        title="电子档案"
        about="本单位保存的票据文件，按凭证号、票据或保存日期查找，按保存日期打包归档。"
        actions={<Button onClick={() => print()}>打印清单</Button>}
      />
      <FilterBar label="筛选文件">
        {texts.map(([name, label]) => (
          <TextFilter key={name} of={shown} name={name} label={label} width={180} />
        ))}
        {dates.map(([name, label]) => (
          <DateFilter key={name} of={shown} name={name} label={label} />
        ))}
      </FilterBar>
      {mayReimburse && (
        <ArchivePackage from={filters.storedFrom ?? null} to={filters.storedTo ?? null} />
      )}
      <PagedTable<KeptFile>
        label="保存的文件"
        queryKey={['kept-files', filters]}
        ask={async (after, signal) => {
          const query = { ...filters, ...(after !== null && { after }), limit: '100' }
          const { data, error } = await office.GET('/desk/files', { params: { query }, signal })
          return error === undefined ? { data: { rows: data.items, next: data.next } } : { error }
        }}
        rowKey={({ fileId }) => fileId}
        empty={
          isNarrowed ? (
            <EmptyNote text="没有符合条件的文件。请核对凭证号、票据号码，或放宽日期。" />
          ) : (
            <EmptyNote text="还没有文件。报销后平台自动取来保存，也可以在查验里拖入。">
              <Link to="/unit/verify?way=files">去拖入文件</Link>
            </EmptyNote>
          )
        }
        columns={[billColumn, ...(keptFileColumns ?? [])]}
      />
    </>
  )
}
