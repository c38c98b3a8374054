choose = انتخاب کنید
